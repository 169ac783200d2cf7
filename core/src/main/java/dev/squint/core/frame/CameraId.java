package dev.squint.core.frame;

import java.util.regex.Pattern;

/**
 * The name of a fixed camera: lower-case letters, digits and dashes, starting with a letter or a
 * digit, at most {@value #MAX_LENGTH} characters, so that it can be part of a Kafka topic name.
 */
public record CameraId(String value) {
  public static final int MAX_LENGTH = 100;

  private static final Pattern VALID = Pattern.compile("[a-z0-9][a-z0-9-]*");

  public CameraId {
    if (!isValid(value)) {
      throw new IllegalArgumentException(
          "camera id \"%s\" must match %s and have at most %d characters"
              .formatted(value, VALID.pattern(), MAX_LENGTH));
    }
  }

  /** Whether {@code value} can name a camera. */
  public static boolean isValid(String value) {
    return value.length() <= MAX_LENGTH && VALID.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}
