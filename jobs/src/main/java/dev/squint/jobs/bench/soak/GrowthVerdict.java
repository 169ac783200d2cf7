package dev.squint.jobs.bench.soak;

/** Whether something grows. */
public enum GrowthVerdict {
  /** It surely rises less than the limit. */
  FLAT,
  /** It surely rises more than the limit. */
  GROWS,
  /** The series is too short, or too restless, to tell. */
  UNCLEAR
}
