package dev.squint.jobs.options.yaml;

import dev.squint.jobs.options.yaml.YamlNode.Location;
import dev.squint.jobs.options.yaml.YamlNode.Scalar;
import dev.squint.jobs.options.yaml.YamlNode.ScalarType;
import java.util.Optional;

/**
 * One key of the configuration file.
 *
 * @param name as it stands in the file
 * @param type of its value
 * @param defaultText the default as it would stand in the file; empty when there is none
 * @param absence what the lack of a default means, for the documentation
 * @param sentence what the key settles
 */
record ConfigKey<T>(
    String name, ValueType<T> type, Optional<String> defaultText, String absence, String sentence) {

  /** A key that must be there. */
  static <T> ConfigKey<T> required(String name, ValueType<T> type, String sentence) {
    return new ConfigKey<>(name, type, Optional.empty(), "required", sentence);
  }

  /**
   * A key that may be left out.
   *
   * @param absence what holds then, for example {@code the source's own}
   */
  static <T> ConfigKey<T> optional(
      String name, ValueType<T> type, String absence, String sentence) {
    return new ConfigKey<>(name, type, Optional.empty(), absence, sentence);
  }

  /** A key with a default. */
  static <T> ConfigKey<T> withDefault(
      String name, ValueType<T> type, Object defaultValue, String sentence) {
    return new ConfigKey<>(name, type, Optional.of(defaultValue.toString()), "", sentence);
  }

  /** The value that holds when the file does not say; only for a key with a default. */
  T defaultValue() {
    String text = defaultText.orElseThrow();
    Location nowhere = new Location(0, 0);
    for (ScalarType scalarType : ScalarType.values()) {
      try {
        return type.read(new Scalar(nowhere, text, scalarType));
      } catch (InvalidValueException e) {
        // a number, a truth or a text: the type knows
      }
    }
    throw new IllegalStateException("default of %s is not valid: %s".formatted(name, text));
  }
}
