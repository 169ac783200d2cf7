package dev.squint.jobs.query;

/** How answers are shown. */
public enum ResultFormat {
  /** Aligned columns for people. */
  TABLE,
  /** One JSON document: an array of records; one record a line when following. */
  JSON,
  /** Comma-separated values with a heading. */
  CSV
}
