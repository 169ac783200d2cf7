package dev.squint.jobs.offline.tuning;

import dev.squint.jobs.offline.Progress;

/** Told which part of a tuning begins; a part ends where the next begins. */
public interface Phases {
  /** Nobody is told. */
  Phases NONE = (task, unit) -> Progress.NONE;

  /**
   * A part begins.
   *
   * @param task for example {@code labelling}
   * @param unit what is counted, in the plural, for example {@code frames}
   * @return told how far it has come
   */
  Progress begin(String task, String unit);

  /** A part begins that is done frame by frame, or all at once. */
  default Progress begin(String task) {
    return begin(task, "frames");
  }
}
