package dev.squint.jobs.offline;

/** How long the cheap stages of a cascade were at work. Mutable; not thread-safe. */
final class StageTimes {
  private long previewNanos;
  private long filterNanos;
  private long scorerNanos;

  void addPreview(long nanos) {
    previewNanos += nanos;
  }

  void addFilter(long nanos) {
    filterNanos += nanos;
  }

  void addScorer(long nanos) {
    scorerNanos += nanos;
  }

  /** Decoding of previews, the difference detector and the specialized model together. */
  long totalNanos() {
    return previewNanos + filterNanos + scorerNanos;
  }
}
