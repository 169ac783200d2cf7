package dev.squint.jobs.options.yaml;

import dev.squint.jobs.options.yaml.YamlNode.Location;

/** Thrown when a value in a configuration file breaks a rule, before the file and key are known. */
final class InvalidValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  InvalidValueException(Location location, String message, Throwable cause) {
    super(message, cause);
    line = location.line();
    column = location.column();
  }

  Location location() {
    return new Location(line, column);
  }
}
