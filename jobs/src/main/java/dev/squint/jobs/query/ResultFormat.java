package dev.squint.jobs.query;

/** How answers are shown. */
public enum ResultFormat {
  /** Aligned columns for people. */
  TABLE,
  /** One JSON document: an array of records; one record a line when following. */
  JSON,
  /** Comma-separated values with a heading. */
  CSV;

  /** Reads a format's name in lower case. */
  public static ResultFormat parse(String text) {
    return switch (text) {
      case "table" -> TABLE;
      case "json" -> JSON;
      case "csv" -> CSV;
      default ->
          throw new IllegalArgumentException(
              "a format is table, json or csv: \"%s\"".formatted(text));
    };
  }
}
