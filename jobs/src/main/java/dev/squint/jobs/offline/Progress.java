package dev.squint.jobs.offline;

/** Told how far long work has come. */
public interface Progress {
  /** Nobody is told. */
  Progress NONE = () -> {};

  /** One more frame is done. */
  void frameDone();

  /**
   * As far as is known, {@code frames} are to be done in all; said before the first, if at all, and
   * again when it turns out otherwise.
   */
  default void expect(long frames) {}
}
