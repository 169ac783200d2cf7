package dev.squint.jobs.web.http;

import dev.squint.jobs.web.access.AccessRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads what a request says out of the server library's form of it. */
final class Requests {
  static final String COOKIE = "squint-token";
  static final String TOKEN = "token";

  private static final String API = "api";

  private Requests() {}

  /** The parts of the path between its slashes, decoded; none for the root. */
  static List<String> segments(Request request) throws Problem {
    String path = request.getHttpURI().getPath();
    List<String> segments = new ArrayList<>();
    try {
      for (String part : path.split("/", -1)) {
        // a plus stands for itself in a path
        segments.add(URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8));
      }
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("the path is not well encoded: " + path);
    }
    segments.remove(0); // before the first slash
    return segments.equals(List.of("")) ? List.of() : segments;
  }

  static boolean isForData(List<String> segments) {
    return !segments.isEmpty() && segments.get(0).equals(API);
  }

  static Parameters parameters(Request request) throws Problem {
    Map<String, List<String>> values = new LinkedHashMap<>();
    try {
      for (Fields.Field field : Request.extractQueryParameters(request)) {
        values.put(field.getName(), field.getValues());
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw Problem.badRequest("the parameters are not well encoded");
    }
    return new Parameters(values);
  }

  static AccessRequest access(Request request, List<String> segments, Parameters parameters)
      throws Problem {
    return new AccessRequest(
        isForData(segments),
        header(request, HttpHeader.HOST),
        header(request, HttpHeader.AUTHORIZATION),
        Request.getCookies(request).stream()
            .filter(cookie -> cookie.getName().equals(COOKIE))
            .map(HttpCookie::getValue)
            .findFirst(),
        parameters.text(TOKEN));
  }

  static Optional<String> header(Request request, HttpHeader header) {
    return Optional.ofNullable(request.getHeaders().get(header));
  }

  /** The address that was asked for, without the token, from the path on. */
  static String withoutToken(Request request) {
    String query = request.getHttpURI().getQuery();
    List<String> kept = new ArrayList<>();
    for (String part : query == null ? new String[0] : query.split("&")) {
      if (!part.startsWith(TOKEN + "=") && !part.isEmpty()) {
        kept.add(part);
      }
    }
    // One slash at the start: two would name another server.
    String path = "/" + request.getHttpURI().getPath().replaceAll("^/+", "");
    return path + (kept.isEmpty() ? "" : "?" + String.join("&", kept));
  }
}
