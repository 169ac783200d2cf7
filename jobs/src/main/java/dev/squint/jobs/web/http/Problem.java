package dev.squint.jobs.web.http;

import dev.squint.jobs.web.document.WebJson;
import java.util.List;
import java.util.stream.Collectors;

/** Thrown when a request cannot be answered; becomes a status and a JSON error. */
final class Problem extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  private Problem(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The JSON form of a problem. */
  record Document(Detail error) {}

  /** What is in it. */
  record Detail(int status, String code, String message) {}

  static Problem badRequest(String message) {
    return new Problem(400, "bad-request", message);
  }

  static Problem unauthorized() {
    return new Problem(
        401,
        "unauthorized",
        "a token is needed: send Authorization: Bearer TOKEN, or open /?token=TOKEN once");
  }

  static Problem forbiddenHost() {
    return new Problem(
        403,
        "forbidden-host",
        "this server answers to localhost, 127.0.0.1 and [::1] only; listen on another address with --listen and a token");
  }

  static Problem notFound(String path) {
    return new Problem(404, "not-found", "there is nothing at " + path);
  }

  static Problem unknownCamera(String camera, List<String> known) {
    return new Problem(
        404,
        "unknown-camera",
        "no camera is called \"%s\"; known: %s"
            .formatted(
                camera,
                known.isEmpty() ? "none" : known.stream().collect(Collectors.joining(", "))));
  }

  static Problem unknownEvent(String id) {
    return new Problem(404, "unknown-event", "no event %s is kept".formatted(id));
  }

  static Problem noSuchMoment(String message) {
    return new Problem(404, "no-such-moment", message);
  }

  static Problem frameDeleted(String message) {
    return new Problem(404, "frame-deleted", message);
  }

  static Problem noSuchFrame(String message) {
    return new Problem(404, "no-such-frame", message);
  }

  static Problem methodNotAllowed(String method) {
    return new Problem(405, "method-not-allowed", "only GET and HEAD are answered, not " + method);
  }

  static Problem tooManyClients(int most) {
    return new Problem(
        503,
        "too-many-clients",
        "%d streams are open already, the most there may be".formatted(most));
  }

  static Problem brokerUnreachable(String message) {
    return new Problem(503, "broker-unreachable", message);
  }

  static Problem internal() {
    return new Problem(500, "internal", "an error of Squint's own; its log says more");
  }

  int status() {
    return status;
  }

  Answer answer() {
    Answer answer =
        Answer.json(
            status,
            WebJson.bytes(new Document(new Detail(status, code, String.valueOf(getMessage())))));
    return switch (status) {
      case 401 -> answer.with("WWW-Authenticate", "Bearer");
      case 405 -> answer.with("Allow", "GET, HEAD");
      case 503 -> answer.with("Retry-After", "2");
      default -> answer;
    };
  }
}
