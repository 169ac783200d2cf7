package dev.squint.jobs.web.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what the server library refuses before it asks anybody, in the form of all errors. */
final class MalformedRequests extends ErrorHandler {
  private static final int FIRST_SERVER_ERROR = 500;

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SecurityHeaders.put(response.getHeaders());
    Problem problem =
        response.getStatus() >= FIRST_SERVER_ERROR
            ? Problem.internal()
            : Problem.badRequest("the request is malformed: " + reason(request));
    problem.answer().send(response, callback);
    return true;
  }

  private static String reason(Request request) {
    return String.valueOf(request.getAttribute(ErrorHandler.ERROR_MESSAGE));
  }
}
