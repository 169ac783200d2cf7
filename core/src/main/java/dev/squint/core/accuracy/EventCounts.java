package dev.squint.core.accuracy;

import java.util.BitSet;

/**
 * How the events of two timelines match: an event is a maximal stretch of presence, two events
 * match when they share a frame.
 *
 * @param found events of the truth that some answered event overlaps
 * @param missed events of the truth that none overlaps
 * @param invented answered events that overlap none of the truth
 */
public record EventCounts(int found, int missed, int invented) {

  /** Matches the events of {@code answer} with those of {@code truth}. */
  public static EventCounts compare(BitSet truth, BitSet answer) {
    int events = eventsOf(truth);
    int missed = eventsWithout(truth, answer);
    return new EventCounts(events - missed, missed, eventsWithout(answer, truth));
  }

  /** The number of maximal stretches of set bits. */
  public static int eventsOf(BitSet timeline) {
    int events = 0;
    for (int start = timeline.nextSetBit(0); start >= 0; ) {
      events++;
      start = timeline.nextSetBit(timeline.nextClearBit(start));
    }
    return events;
  }

  private static int eventsWithout(BitSet timeline, BitSet other) {
    int alone = 0;
    for (int start = timeline.nextSetBit(0); start >= 0; ) {
      int end = timeline.nextClearBit(start);
      int hit = other.nextSetBit(start);
      alone += hit < 0 || hit >= end ? 1 : 0;
      start = timeline.nextSetBit(end);
    }
    return alone;
  }
}
