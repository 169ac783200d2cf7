package dev.squint.models.engine;

import org.jspecify.annotations.Nullable;

/** Thrown when an engine fails to run a network; the message is the engine's own first line. */
public final class NetworkException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final int MAX_MESSAGE = 300;

  NetworkException(Throwable cause) {
    super(firstLine(cause), cause);
  }

  NetworkException(String message) {
    super(message);
  }

  /** What the innermost cause says, in one line: engines print their own stack traces into it. */
  static String firstLine(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    @Nullable String message = root.getMessage();
    if (message == null) {
      return root.getClass().getSimpleName();
    }
    String line =
        message
            .lines()
            .map(String::strip)
            .filter(NetworkException::saysSomething)
            .findFirst()
            .orElse(message.strip());
    return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "...";
  }

  private static boolean saysSomething(String line) {
    return !line.isEmpty()
        && !line.startsWith("The following operation failed in the TorchScript interpreter")
        && !line.startsWith("Traceback of TorchScript");
  }
}
