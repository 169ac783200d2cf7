package dev.squint.jobs.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A server of one file on this machine, with ranges and entity tags, that can be told to fail.
 * Thread-safe.
 */
final class FileServer implements AutoCloseable {
  /** How the next answer goes wrong. */
  enum Fault {
    UNAVAILABLE,
    NOT_FOUND,
    TRUNCATED,
    IGNORES_RANGES,
    HANGS
  }

  /** One request as it came; the range is empty when none was asked for. */
  record Request(String range, String ifRange) {}

  private final HttpServer server;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile byte[] content;
  private final Semaphore arrived = new Semaphore(0);
  private volatile Optional<String> tag;

  private FileServer(HttpServer server, byte[] content) {
    this.server = server;
    this.content = content.clone();
    tag = Optional.of(tagOf(content));
  }

  static FileServer start(byte[] content) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FileServer files = new FileServer(server, content);
    server.createContext("/models/", files::answer);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "file-server");
              thread.setDaemon(true);
              return thread;
            }));
    server.start();
    return files;
  }

  URI address() {
    return URI.create("http://127.0.0.1:%d/models".formatted(server.getAddress().getPort()));
  }

  int port() {
    return server.getAddress().getPort();
  }

  synchronized void failNext(Fault... next) {
    faults.addAll(Arrays.asList(next));
  }

  /**
   * The client has another megabyte. A transfer that is to break off waits for the first: what a
   * client has not read when a connection breaks is lost, and how much that is would be chance.
   */
  void megabyteArrived() {
    arrived.release();
  }

  void replace(byte[] other) {
    content = other.clone();
    tag = Optional.of(tagOf(other));
  }

  void withoutValidators() {
    tag = Optional.empty();
  }

  List<Request> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }

  private static String tagOf(byte[] content) {
    return "\"%08x\"".formatted(Arrays.hashCode(content));
  }

  private synchronized Optional<Fault> nextFault() {
    return Optional.ofNullable(faults.poll());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String range = header(exchange, "Range");
    String ifRange = header(exchange, "If-Range");
    requests.add(new Request(range, ifRange));
    Optional<Fault> fault = nextFault();
    try (exchange) {
      if (fault.equals(Optional.of(Fault.UNAVAILABLE))) {
        exchange.sendResponseHeaders(503, -1);
      } else if (fault.equals(Optional.of(Fault.NOT_FOUND))) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        boolean partial =
            !range.isEmpty()
                && !fault.equals(Optional.of(Fault.IGNORES_RANGES))
                && tag.equals(Optional.of(ifRange));
        int start = partial ? Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1")) : 0;
        send(exchange, start, partial, fault);
      }
    }
  }

  private void send(HttpExchange exchange, int start, boolean partial, Optional<Fault> fault)
      throws IOException {
    byte[] body = Arrays.copyOfRange(content, start, content.length);
    tag.ifPresent(value -> exchange.getResponseHeaders().set("ETag", value));
    if (partial) {
      exchange
          .getResponseHeaders()
          .set(
              "Content-Range",
              "bytes %d-%d/%d".formatted(start, content.length - 1, content.length));
    }
    exchange.sendResponseHeaders(partial ? 206 : 200, body.length);
    OutputStream out = exchange.getResponseBody();
    if (fault.isEmpty() || fault.get() == Fault.IGNORES_RANGES) {
      out.write(body);
      out.close();
      return;
    }
    arrived.drainPermits();
    out.write(body, 0, body.length / 2);
    out.flush();
    if (fault.get() == Fault.HANGS) {
      await(closed::await);
    } else {
      await(arrived::acquire);
    }
  }

  private static void await(Waiting waiting) {
    try {
      waiting.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private interface Waiting {
    void await() throws InterruptedException;
  }

  private static String header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
  }
}
