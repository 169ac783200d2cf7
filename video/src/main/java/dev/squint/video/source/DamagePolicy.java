package dev.squint.video.source;

/** What a stream does with packets and pictures that are damaged. */
enum DamagePolicy {
  /**
   * Return the good pictures before the damage, then fail: a recording's frames must be countable.
   */
  FAIL,
  /** Leave the damaged pictures out and count them: a camera goes on. */
  SKIP
}
