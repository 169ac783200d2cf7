package dev.squint.jobs.web.document;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Unknown numbers as documents have them: null. */
public final class Numbers {
  private Numbers() {}

  /** The number, or null for NaN. */
  public static @Nullable Float orNull(float value) {
    return Float.isFinite(value) ? (Float) value : null;
  }

  /** The number, or null for NaN. */
  public static @Nullable Double orNull(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }

  public static @Nullable Long orNull(OptionalLong value) {
    return value.isPresent() ? (Long) value.getAsLong() : null;
  }
}
