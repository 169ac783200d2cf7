package dev.squint.jobs.models;

import dev.squint.core.hash.Sha256;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Brings a file here, whole or not at all: what has come lies in a file beside it, is gone on with
 * after a failure or a stop, and takes its place once its checksum is right.
 */
public final class FileDownload {
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final HttpClient client;
  private final DownloadPolicy policy;
  private final BooleanSupplier stop;
  private final Consumer<String> notes;

  /** What came of a download. */
  public enum Outcome {
    /** The file was there, and is the right one. */
    ALREADY_THERE,
    /** The file is there now. */
    DONE,
    /** The work was stopped; what has come is kept. */
    STOPPED
  }

  /**
   * A downloader.
   *
   * @param stop asked again and again; true ends the work
   * @param notes told what went wrong before it is tried again
   */
  public FileDownload(
      HttpClient client, DownloadPolicy policy, BooleanSupplier stop, Consumer<String> notes) {
    this.client = client;
    this.policy = policy;
    this.stop = stop;
    this.notes = notes;
  }

  /**
   * Brings the file.
   *
   * @param megabytes told of each million bytes
   * @throws UserException when it cannot be had, or is another file than was asked for
   */
  public Outcome run(DownloadRequest request, Progress megabytes) throws InterruptedException {
    Path target = request.target();
    try {
      if (Files.exists(target)) {
        requireRight(request);
        return Outcome.ALREADY_THERE;
      }
      Files.createDirectories(target.toAbsolutePath().getParent());
      try (PartFile part = PartFile.open(target)) {
        HttpTransfer transfer = new HttpTransfer(client, request, policy, stop, megabytes);
        return bring(request, part, transfer);
      }
    } catch (IOException e) {
      throw new UserException("%s cannot be written: %s".formatted(target, describe(e)), e);
    }
  }

  private static String describe(IOException failure) {
    return "%s %s".formatted(failure.getClass().getSimpleName(), failure.getMessage());
  }

  private static void requireRight(DownloadRequest request) throws IOException {
    String found = Sha256.of(request.target());
    if (!found.equals(request.sha256())) {
      throw new UserException(
          "%s is there with SHA-256 %s, not %s: move it away, or name another folder with --out"
              .formatted(request.target(), found, request.sha256()));
    }
  }

  private Outcome bring(DownloadRequest request, PartFile part, HttpTransfer transfer)
      throws IOException, InterruptedException {
    boolean resumed = part.origin(request.source().toString()).isPresent();
    while (true) {
      if (!isWhole(request, part) && !transferAll(request, part, transfer)) {
        return Outcome.STOPPED;
      }
      String found = Sha256.of(part.path());
      if (found.equals(request.sha256())) {
        part.finish();
        return Outcome.DONE;
      }
      if (!resumed) {
        part.discard();
        throw new UserException(
            "%s came with SHA-256 %s, not %s: it is another file or was damaged on the way; it is not kept (--sha256 takes it all the same)"
                .formatted(request.source(), found, request.sha256()));
      }
      notes.accept("what was fetched in parts is not right as a whole; it is fetched anew");
      part.restart(Optional.empty());
      resumed = false;
    }
  }

  private static boolean isWhole(DownloadRequest request, PartFile part) {
    return request.bytes().isPresent() && part.size() == request.bytes().getAsLong();
  }

  /** Tries until the file is whole; false when stopped. */
  private boolean transferAll(DownloadRequest request, PartFile part, HttpTransfer transfer)
      throws IOException, InterruptedException {
    int failures = 0;
    while (true) {
      long before = part.size();
      try {
        return transfer.run(part);
      } catch (TransferException e) {
        failures = part.size() > before ? 1 : failures + 1;
        if (failures >= policy.attempts()) {
          throw givenUp(request, part, failures, e);
        }
        if (!pause(e, failures)) {
          return false;
        }
      }
    }
  }

  private static UserException givenUp(
      DownloadRequest request, PartFile part, int attempts, TransferException failure) {
    String kept =
        part.size() == 0
            ? ""
            : "; what has come (%s) is kept, and the same command goes on from there"
                .formatted(DownloadSize.text(part.size()));
    return new UserException(
        "%s could not be fetched in %d attempts: %s%s"
            .formatted(request.source(), attempts, failure.getMessage(), kept),
        failure);
  }

  /** Waits before the next attempt; false when stopped. */
  private boolean pause(TransferException failure, int failures) {
    Duration wait = failure.retryAfter().orElseGet(() -> policy.waitAfter(failures));
    if (wait.compareTo(policy.longestWait()) > 0) {
      wait = policy.longestWait();
    }
    notes.accept(
        "%s; tried again in %s seconds".formatted(failure.getMessage(), wait.toMillis() / 1000.0));
    long deadline = System.nanoTime() + wait.toNanos();
    for (long left = wait.toNanos(); left > 0; left = deadline - System.nanoTime()) {
      if (stop.getAsBoolean()) {
        return false;
      }
      LockSupport.parkNanos(Math.min(left, LOOK_NANOS));
    }
    return !stop.getAsBoolean();
  }
}
