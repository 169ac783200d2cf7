package dev.squint.jobs.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.jobs.options.AccessToken;
import dev.squint.jobs.options.ListenAddress;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.web.WebClient;
import dev.squint.jobs.web.WebSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

class AccessTest {
  private static final String SECRET = "0123456789abcdef";
  private static final Duration IDLE = Duration.ofSeconds(30);

  @Test
  void setsACookieForATokenInTheAddressAndTakesItOutOfTheAddress() throws Exception {
    try (MemoryPage page = new MemoryPage(false, Optional.of(AccessToken.of(SECRET)), IDLE)) {
      WebClient client = page.client();
      assertThat(client.error("/api/overview", 401)).isEqualTo("unauthorized");
      assertThat(client.error("/api/stream", 401)).isEqualTo("unauthorized");
      assertThat(client.error("/%61pi/overview", 401)).isEqualTo("unauthorized");

      HttpResponse<byte[]> first = client.get("/api/events?limit=2&token=" + SECRET);
      assertThat(first.statusCode()).isEqualTo(303);
      assertThat(first.headers().firstValue("Location")).contains("/api/events?limit=2");
      String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie)
          .startsWith("squint-token=" + SECRET)
          .contains("HttpOnly", "SameSite=Strict", "Path=/");

      String pair = cookie.substring(0, cookie.indexOf(';'));
      assertThat(client.get("/api/overview", "Cookie", pair).statusCode()).isEqualTo(200);
      assertThat(client.get("/api/overview", "Authorization", "Bearer " + SECRET).statusCode())
          .isEqualTo(200);
      assertThat(client.get("/?token=wrong").headers().firstValue("Set-Cookie")).isEmpty();
      assertThat(client.get("/health").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void refusesPathsThatCouldBeReadInTwoWays() throws Exception {
    try (MemoryPage page = new MemoryPage(false, Optional.of(AccessToken.of(SECRET)), IDLE)) {
      for (String path :
          List.of("//evil.example/?token=" + SECRET, "//api/overview", "/x/..%2fapi/overview")) {
        assertThat(raw(page, "GET " + path, "cam"))
            .startsWith("HTTP/1.1 400")
            .contains("\"bad-request\"", "Content-Security-Policy: default-src 'self'")
            .doesNotContain("Location:");
      }
    }
  }

  @Test
  void answersOnLocalhostOnlyToItsOwnNames() throws Exception {
    try (MemoryPage page = new MemoryPage(true, Optional.empty(), IDLE)) {
      assertThat(raw(page, "GET /api/overview", "localhost:8080")).startsWith("HTTP/1.1 200");
      String refused = raw(page, "GET /api/overview", "evil.example");
      assertThat(refused).startsWith("HTTP/1.1 403").contains("\"forbidden-host\"");
      assertThat(raw(page, "GET /", "evil.example")).startsWith("HTTP/1.1 403");
    }
  }

  @Test
  void saysThatItWaitsForItsBroker() throws Exception {
    try (MemoryPage page = new MemoryPage(true, Optional.empty(), IDLE)) {
      assertThat(page.client().json("/api/overview").at("/reading/state").asText())
          .isEqualTo("CATCHING_UP");
    }
  }

  @Test
  void namesTheAddressThatIsTakenOrTakesAnother() {
    try (MemoryPage page = new MemoryPage(true, Optional.empty(), IDLE)) {
      WebSettings taken = new WebSettings(page.http.address(), Optional.empty(), false);

      assertThatThrownBy(() -> HttpServer.start(taken, new Nothing(), IDLE))
          .isInstanceOf(UserException.class)
          .hasMessageContaining("cannot listen at " + page.http.address())
          .hasMessageContaining("--web HOST:PORT");
      try (HttpServer other = HttpServer.start(taken.withFreePortIfTaken(), new Nothing(), IDLE)) {
        ListenAddress address = other.address();
        assertThat(address.port()).isPositive().isNotEqualTo(page.http.address().port());
      }
    }
  }

  /** Answers nothing. */
  private static final class Nothing extends Handler.Abstract {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      return false;
    }
  }

  /** The answer to a request whose Host is not for the client to choose. */
  private static String raw(MemoryPage page, String request, String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), page.http.address().port())) {
      socket
          .getOutputStream()
          .write(
              "%s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(request, host)
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
