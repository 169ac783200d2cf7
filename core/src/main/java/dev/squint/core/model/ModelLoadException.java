package dev.squint.core.model;

/**
 * Thrown when a model file cannot be used; the message names the file, what is wrong with it and
 * what was expected. It is the user's to mend: the command line prints the message alone.
 */
public final class ModelLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelLoadException(String message) {
    super(message);
  }

  public ModelLoadException(String message, Throwable cause) {
    super(message, cause);
  }
}
