package dev.squint.jobs.offline.tuning;

/** Thrown when a tuning was asked to stop; what it has worked out so far is kept. */
public final class StoppedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super("the tuning was stopped");
  }
}
