package dev.squint.jobs.models;

import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to bring a file, or what is missing of it. What has come before is gone on with only
 * where the server says that its file is still the same.
 */
final class HttpTransfer {
  private static final int BLOCK_BYTES = 1 << 16;
  private static final long LOOK_MILLIS = 100;
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int PROXY_AUTHENTICATION = 407;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERRORS = 500;
  private static final String NO_LENGTH = "-1";

  /** How Java's client begins to say that it has tried a name and a password in vain. */
  private static final String REFUSED_CREDENTIALS = "too many authentication attempts";

  private final HttpClient client;
  private final DownloadRequest request;
  private final DownloadPolicy policy;
  private final BooleanSupplier stop;
  private final Progress megabytes;

  /**
   * An attempt.
   *
   * @param megabytes told of each million bytes
   */
  HttpTransfer(
      HttpClient client,
      DownloadRequest request,
      DownloadPolicy policy,
      BooleanSupplier stop,
      Progress megabytes) {
    this.client = client;
    this.request = request;
    this.policy = policy;
    this.stop = stop;
    this.megabytes = megabytes;
  }

  /**
   * Fetches into {@code part}.
   *
   * @return whether the file is whole; false when the work was stopped
   * @throws TransferException when another attempt may do better
   * @throws UserException when none will
   */
  boolean run(PartFile part) throws TransferException, IOException, InterruptedException {
    Optional<PartFile.Origin> origin = part.origin(request.source().toString());
    Optional<HttpResponse<InputStream>> answer = send(httpRequest(part, origin));
    if (answer.isEmpty()) {
      return false;
    }
    HttpResponse<InputStream> response = answer.get();
    try (InputStream body = response.body()) {
      requireFile(response, part);
      long total = begin(response, part, origin);
      requireSpace(part, total);
      megabytes.expect(total < 0 ? 0 : (total - part.size()) / DownloadSize.MEGABYTE);
      copy(body, part);
      if (stop.getAsBoolean()) {
        return false;
      }
      if (total >= 0 && part.size() < total) {
        throw new TransferException(
            "the answer ended after %d of %d bytes".formatted(part.size(), total));
      }
      return true;
    }
  }

  private HttpRequest httpRequest(PartFile part, Optional<PartFile.Origin> origin) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(request.source()).timeout(policy.answerTimeout()).GET();
    origin.ifPresent(
        known ->
            builder
                .header("Range", "bytes=%d-".formatted(part.size()))
                .header("If-Range", known.validator()));
    return builder.build();
  }

  /** Waits for the head of the answer; empty when stopped. */
  private Optional<HttpResponse<InputStream>> send(HttpRequest asked)
      throws TransferException, InterruptedException {
    CompletableFuture<HttpResponse<InputStream>> answer =
        client.sendAsync(asked, BodyHandlers.ofInputStream());
    while (!stop.getAsBoolean()) {
      try {
        return Optional.of(answer.get(LOOK_MILLIS, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        // asks again whether to stop
      } catch (ExecutionException e) {
        throw unanswered(e.getCause());
      }
    }
    answer.cancel(true);
    return Optional.empty();
  }

  private TransferException unanswered(@Nullable Throwable cause) {
    if (!(cause instanceof IOException)) {
      throw new UserException(
          "%s cannot be asked for: %s".formatted(request.source(), String.valueOf(cause)), cause);
    }
    String said = DownloadErrors.describe(cause);
    if (said.startsWith(REFUSED_CREDENTIALS)) {
      throw new UserException(
          "%s cannot be asked for: the proxy refuses the name or the password it was given"
              .formatted(request.source()),
          cause);
    }
    return new TransferException(said);
  }

  private void requireFile(HttpResponse<InputStream> response, PartFile part)
      throws TransferException, IOException {
    int status = response.statusCode();
    if (status == OK || status == PARTIAL) {
      return;
    }
    String said = "%s answers %d".formatted(request.source(), status);
    if (status == RANGE_NOT_SATISFIABLE) {
      part.restart(Optional.empty());
      throw new TransferException(said + ": what was fetched before does not fit");
    }
    if (status == REQUEST_TIMEOUT || status == TOO_MANY_REQUESTS || status >= SERVER_ERRORS) {
      throw new TransferException("the server answers %d".formatted(status), retryAfter(response));
    }
    throw new UserException(
        switch (status) {
          case NOT_FOUND -> said + ": there is no such file";
          case FORBIDDEN -> said + ": the server or a proxy on the way refuses to give it";
          case PROXY_AUTHENTICATION ->
              said
                  + ": the proxy wants a name and a password; give them in HTTPS_PROXY or HTTP_PROXY as http://NAME:PASSWORD@HOST:PORT";
          default -> said + " where 200 is expected";
        });
  }

  private static Optional<Duration> retryAfter(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .filter(value -> value.matches("\\d{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)));
  }

  /** Settles where the body's first byte goes; returns the file's size, below 0 when unknown. */
  private long begin(
      HttpResponse<InputStream> response, PartFile part, Optional<PartFile.Origin> origin)
      throws TransferException, IOException {
    long total;
    if (response.statusCode() == PARTIAL) {
      ContentRange range =
          ContentRange.parse(response.headers().firstValue("Content-Range").orElse(""));
      boolean same = origin.isPresent() && isSame(response, origin.get());
      if (range.start() != part.size() || !same) {
        part.restart(Optional.empty());
        throw new TransferException("the server sends another part than it was asked for");
      }
      total = range.total();
    } else {
      part.restart(originOf(response));
      total = Long.parseLong(response.headers().firstValue("Content-Length").orElse(NO_LENGTH));
    }
    OptionalLong expected = request.bytes();
    if (total >= 0 && expected.isPresent() && total != expected.getAsLong()) {
      throw new UserException(
          "%s has %d bytes where %d are expected: it is another file (--sha256 takes it all the same)"
              .formatted(request.source(), total, expected.getAsLong()));
    }
    return total;
  }

  private static boolean isSame(HttpResponse<?> response, PartFile.Origin origin) {
    return validator(response).map(origin.validator()::equals).orElse(true);
  }

  private Optional<PartFile.Origin> originOf(HttpResponse<?> response) {
    return validator(response)
        .map(validator -> new PartFile.Origin(request.source().toString(), validator));
  }

  /** What may stand in {@code If-Range}: a weak entity tag may not. */
  private static Optional<String> validator(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("ETag")
        .filter(tag -> !tag.startsWith("W/"))
        .or(() -> response.headers().firstValue("Last-Modified"));
  }

  private void requireSpace(PartFile part, long total) throws IOException {
    long missing = total - part.size();
    long free = DownloadSize.freeSpace(part.path());
    if (total >= 0 && missing > free) {
      throw new UserException(
          "%s needs %s more on the disk of %s, where %s are free"
              .formatted(
                  request.target().getFileName(),
                  DownloadSize.text(missing),
                  part.path(),
                  DownloadSize.text(free)));
    }
  }

  private void copy(InputStream body, PartFile part) throws TransferException {
    byte[] block = new byte[BLOCK_BYTES];
    try (StallWatch watch = StallWatch.start(body, policy.stallTimeout(), stop)) {
      while (!stop.getAsBoolean()) {
        int count = read(body, block, watch);
        if (count < 0) {
          return;
        }
        watch.progressed();
        long before = part.size() / DownloadSize.MEGABYTE;
        write(part, block, count);
        for (long done = before; done < part.size() / DownloadSize.MEGABYTE; done++) {
          megabytes.frameDone();
        }
      }
    }
  }

  private int read(InputStream body, byte[] block, StallWatch watch) throws TransferException {
    String why = "";
    try {
      int count = body.read(block);
      if (!watch.isStalled()) {
        return count;
      }
    } catch (IOException e) {
      if (stop.getAsBoolean()) {
        return -1;
      }
      why = DownloadErrors.describe(e);
    }
    throw new TransferException(
        watch.isStalled()
            ? "no byte came for %d seconds".formatted(policy.stallTimeout().toSeconds())
            : why);
  }

  private static void write(PartFile part, byte[] block, int count) {
    try {
      part.append(block, count);
    } catch (IOException e) {
      throw new UserException("%s cannot be written: %s".formatted(part.path(), e.getMessage()), e);
    }
  }
}
