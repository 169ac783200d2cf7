package dev.squint.jobs.bench.soak;

/** Whether something grows. */
public enum GrowthVerdict {
  /** It surely rises less than the limit. */
  FLAT,
  /** It surely rises more than the limit. */
  GROWS,
  /**
   * The series is too restless to tell, or it rises and is too short to call it more than a start.
   */
  UNCLEAR
}
