package dev.squint.jobs.web.http;

import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** The headers of every answer that keep the page to itself. */
final class SecurityHeaders {
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Cross-Origin-Opener-Policy",
          "same-origin");

  private SecurityHeaders() {}

  static void put(HttpFields.Mutable headers) {
    HEADERS.forEach(headers::put);
  }
}
