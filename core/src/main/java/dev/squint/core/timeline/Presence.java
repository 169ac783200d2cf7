package dev.squint.core.timeline;

/** Whether a query's object is there, as far as is known. */
public enum Presence {
  ABSENT,
  PRESENT,
  /** No stage answered: the frame has no vote. */
  UNKNOWN;

  public static Presence of(boolean present) {
    return present ? PRESENT : ABSENT;
  }
}
