package dev.squint.core.frame;

/**
 * The capture clock of one camera, repaired so that it never runs backwards.
 *
 * <p>Camera clocks jump: a frame that claims to be no later than its predecessor gets the
 * predecessor's time plus one millisecond and is marked. A jump of more than {@link
 * #MAX_BACKWARD_MILLIS} is taken for a reset of the camera's clock: its new time is believed from
 * then on, shifted so that it goes on from the last repaired time, until the camera's own clock has
 * caught up. Mutable; not thread-safe.
 */
public final class CaptureClock {
  public static final long MAX_BACKWARD_MILLIS = 5_000;

  private long lastMillis;
  private long shiftMillis;

  /** A clock that has seen no frame. */
  public CaptureClock() {
    this(Long.MIN_VALUE, 0);
  }

  /** A clock that goes on where a snapshot was taken. */
  public CaptureClock(long lastMillis, long shiftMillis) {
    this.lastMillis = lastMillis;
    this.shiftMillis = shiftMillis;
  }

  /**
   * The time to use for a frame that says it was captured at {@code claimedMillis}.
   *
   * @return milliseconds since the epoch, more than for every frame before
   */
  public long repair(long claimedMillis) {
    if (claimedMillis > lastMillis) {
      shiftMillis = 0; // the camera's own clock has caught up
    }
    long shifted = claimedMillis + shiftMillis;
    if (lastMillis == Long.MIN_VALUE || shifted > lastMillis) {
      lastMillis = shifted;
      return lastMillis;
    }
    if (lastMillis - shifted > MAX_BACKWARD_MILLIS) {
      shiftMillis = lastMillis + 1 - claimedMillis;
    }
    lastMillis++;
    return lastMillis;
  }

  public long lastMillis() {
    return lastMillis;
  }

  public long shiftMillis() {
    return shiftMillis;
  }
}
