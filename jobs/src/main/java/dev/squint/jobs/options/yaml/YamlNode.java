package dev.squint.jobs.options.yaml;

import java.util.List;
import java.util.Map;

/** A value in a YAML file, and where it stands. */
sealed interface YamlNode {
  Location location();

  /** What people call this kind of value. */
  String kind();

  /** Line and column, counted from 1. */
  record Location(int line, int column) {
    @Override
    public String toString() {
      return line + ":" + column;
    }
  }

  /** Keys and values, in the file's order. */
  record Mapping(Location location, Map<PlacedKey, YamlNode> entries) implements YamlNode {
    @Override
    public String kind() {
      return "a section of keys";
    }
  }

  /** A key of a mapping; equal to another of the same name wherever it stands. */
  record PlacedKey(String name, Location location) {
    @Override
    public boolean equals(Object other) {
      return other instanceof PlacedKey that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** A list. */
  record Sequence(Location location, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A text, number or truth value, as it is written. */
  record Scalar(Location location, String text, ScalarType type) implements YamlNode {
    @Override
    public String kind() {
      return type.label;
    }

    /** The value as errors show it. */
    String shown() {
      return switch (type) {
        case TEXT -> "\"" + text + "\"";
        case NUMBER, TRUTH -> text;
        case NOTHING -> "empty";
      };
    }
  }

  /** What YAML takes a scalar for. */
  enum ScalarType {
    TEXT("text"),
    NUMBER("a number"),
    TRUTH("true or false"),
    NOTHING("nothing");

    private final String label;

    ScalarType(String label) {
      this.label = label;
    }
  }
}
