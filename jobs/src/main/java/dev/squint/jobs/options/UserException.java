package dev.squint.jobs.options;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when what the user asked for cannot be done and only the user can mend it. The message is
 * one line that names the thing, the rule and the value; the command line prints it alone and exits
 * with 2.
 */
public final class UserException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UserException(String message) {
    super(message);
  }

  public UserException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Makes a validated value of what the user wrote: the value's refusal ({@link
   * IllegalArgumentException}) becomes the user's error.
   *
   * @param what where the value came from, for example {@code --query}
   */
  public static <T> T check(String what, Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new UserException("%s: %s".formatted(what, e.getMessage()), e);
    }
  }
}
