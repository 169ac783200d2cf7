package dev.squint.models.training;

/** Checks of settings, in one wording. */
final class Requirements {
  private Requirements() {}

  static void atLeast(String name, int value, int low) {
    if (value < low) {
      throw new IllegalArgumentException("%s must be at least %d: %d".formatted(name, low, value));
    }
  }

  static void between(String name, double value, double low, double high) {
    if (!(value >= low && value <= high)) {
      throw new IllegalArgumentException(
          "%s must be between %s and %s: %s".formatted(name, low, high, value));
    }
  }
}
