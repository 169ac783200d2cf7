package dev.squint.core.plan;

/** Thrown when a plan or its bundle cannot be used; the message is one line for the user. */
public final class InvalidPlanException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidPlanException(String message) {
    super(message);
  }

  public InvalidPlanException(String message, Throwable cause) {
    super(message, cause);
  }
}
