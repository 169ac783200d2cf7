package dev.squint.jobs.options.yaml;

import dev.squint.jobs.options.DurationText;
import dev.squint.jobs.options.yaml.YamlNode.Scalar;
import dev.squint.jobs.options.yaml.YamlNode.ScalarType;
import dev.squint.jobs.options.yaml.YamlNode.Sequence;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The kind of value that a key takes.
 *
 * @param name what people call it, for example {@code duration}
 * @param rule what a value must be, as the end of "must be ..."
 * @param reader makes the value; refuses with an {@link IllegalArgumentException}
 */
record ValueType<T>(String name, String rule, Function<YamlNode, T> reader) {

  /** Thrown by readers for a value that breaks the type's rule. */
  private static final class RuleBrokenException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;
  }

  /** Makes the value of {@code node}, or says what is wrong with it. */
  T read(YamlNode node) {
    try {
      return reader.apply(node);
    } catch (RuleBrokenException e) {
      String value = node instanceof Scalar scalar ? scalar.shown() : node.kind();
      throw new InvalidValueException(
          node.location(), "must be %s; it is %s".formatted(rule, value), e);
    } catch (IllegalArgumentException e) {
      throw new InvalidValueException(node.location(), String.valueOf(e.getMessage()), e);
    }
  }

  static ValueType<String> text() {
    return new ValueType<>("text", "text", node -> scalar(node, ScalarType.TEXT));
  }

  static ValueType<Boolean> truth() {
    return new ValueType<>(
        "true/false", "true or false", node -> Boolean.valueOf(scalar(node, ScalarType.TRUTH)));
  }

  /** A whole number, bounds included. */
  static ValueType<Integer> integer(int low, int high) {
    return new ValueType<>(
        "integer",
        "a whole number between %d and %d".formatted(low, high),
        node -> {
          int value = parseInteger(scalar(node, ScalarType.NUMBER));
          return requireBounds(value, value >= low && value <= high);
        });
  }

  /** A number above {@code low} and at most {@code high}. */
  static ValueType<Double> above(double low, double high) {
    return new ValueType<>(
        "number",
        "a number above %s and at most %s".formatted(plain(low), plain(high)),
        node -> {
          double value = parseNumber(scalar(node, ScalarType.NUMBER));
          return requireBounds(value, value > low && value <= high);
        });
  }

  /** A number of a closed interval. */
  static ValueType<Double> between(double low, double high) {
    return new ValueType<>(
        "number",
        "a number between %s and %s".formatted(plain(low), plain(high)),
        node -> {
          double value = parseNumber(scalar(node, ScalarType.NUMBER));
          return requireBounds(value, value >= low && value <= high);
        });
  }

  /** A number strictly between 0 and 1. */
  static ValueType<Double> fraction() {
    return new ValueType<>(
        "number",
        "a number above 0 and below 1",
        node -> {
          double value = parseNumber(scalar(node, ScalarType.NUMBER));
          return requireBounds(value, value > 0 && value < 1);
        });
  }

  /** A span of time with its unit. */
  static ValueType<Duration> duration(boolean zeroAllowed) {
    return new ValueType<>(
        "duration",
        DurationText.RULE + (zeroAllowed ? "" : " above 0"),
        node -> {
          if (node instanceof Scalar scalar && zeroAllowed && scalar.text().equals("0")) {
            return Duration.ZERO;
          }
          Duration value = parseDuration(scalar(node, ScalarType.TEXT));
          return requireBounds(value, zeroAllowed || !value.isZero());
        });
  }

  /** One of some words. */
  static <T> ValueType<T> choice(Map<String, T> words) {
    String rule = "one of " + String.join(", ", words.keySet());
    return new ValueType<>(
        "choice",
        rule,
        node -> {
          T value = words.get(scalar(node, ScalarType.TEXT));
          if (value == null) {
            throw new RuleBrokenException();
          }
          return value;
        });
  }

  /**
   * A text or number in a form of its own.
   *
   * @param parser refuses with an {@link IllegalArgumentException} that says the rule
   */
  static <T> ValueType<T> parsed(String name, String rule, Function<String, T> parser) {
    return new ValueType<>(
        name, rule, node -> parser.apply(scalar(node, ScalarType.TEXT, ScalarType.NUMBER)));
  }

  /** A list of values of one kind. */
  static <T> ValueType<List<T>> listOf(ValueType<T> item) {
    return new ValueType<>(
        "list of " + item.name(),
        "a list, each " + item.rule(),
        node -> {
          if (!(node instanceof Sequence sequence)) {
            throw new RuleBrokenException();
          }
          List<T> values = new ArrayList<>();
          sequence.items().forEach(element -> values.add(item.read(element)));
          return List.copyOf(values);
        });
  }

  private static String scalar(YamlNode node, ScalarType... wanted) {
    if (node instanceof Scalar scalar && List.of(wanted).contains(scalar.type())) {
      return scalar.text();
    }
    throw new RuleBrokenException();
  }

  private static <T> T requireBounds(T value, boolean within) {
    if (!within) {
      throw new RuleBrokenException();
    }
    return value;
  }

  private static int parseInteger(String text) {
    try {
      return Integer.parseInt(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new RuleBrokenException();
    }
  }

  private static double parseNumber(String text) {
    try {
      return Double.parseDouble(text.replace("_", ""));
    } catch (NumberFormatException e) {
      throw new RuleBrokenException();
    }
  }

  private static Duration parseDuration(String text) {
    return DurationText.parse(text).orElseThrow(RuleBrokenException::new);
  }

  private static String plain(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }
}
