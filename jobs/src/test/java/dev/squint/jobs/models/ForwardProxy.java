package dev.squint.jobs.models;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A forward proxy for plain HTTP that sends all it is asked for to one server, whatever host is
 * named, and wants a name and a password where told so.
 */
final class ForwardProxy implements AutoCloseable {
  private final HttpServer server;
  private final int behind;
  private final Optional<String> credentials;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  private ForwardProxy(HttpServer server, int behind, Optional<String> credentials) {
    this.server = server;
    this.behind = behind;
    this.credentials = credentials;
  }

  /**
   * Starts a proxy.
   *
   * @param behind port of the server that answers
   * @param credentials {@code NAME:PASSWORD} that it wants
   */
  static ForwardProxy start(int behind, Optional<String> credentials) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ForwardProxy proxy = new ForwardProxy(server, behind, credentials);
    server.createContext("/", proxy::forward);
    server.start();
    return proxy;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** The addresses that were asked for, with their hosts. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      String given = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
      if (credentials.isPresent() && !basic(credentials.get()).equals(given)) {
        exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"proxy\"");
        exchange.sendResponseHeaders(407, -1);
        return;
      }
      URI address = exchange.getRequestURI();
      asked.add(address.toString());
      HttpResponse<byte[]> answer = ask(address.getPath());
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(answer.body());
      }
    }
  }

  private HttpResponse<byte[]> ask(String path) throws IOException {
    try {
      URI address = URI.create("http://127.0.0.1:%d%s".formatted(behind, path));
      return HttpClient.newHttpClient()
          .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static String basic(String credentials) {
    byte[] bytes = credentials.getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(bytes);
  }
}
