package dev.squint.core.accuracy;

import dev.squint.core.timeline.Presence;
import dev.squint.core.timeline.Smoother;
import dev.squint.core.timeline.TimelinePoint;
import java.util.BitSet;
import java.util.List;

/** Makes whole timelines of recorded verdicts, through the smoothing that the live job applies. */
public final class Timelines {
  private Timelines() {}

  /**
   * The smoothed timeline of one query.
   *
   * @param verdicts presence as answered, one a frame, in order
   * @param windowFrames odd smoothing window
   * @return bit {@code i} set where the object is present at frame {@code i}
   */
  public static BitSet smooth(List<Presence> verdicts, int windowFrames) {
    Smoother smoother = new Smoother(windowFrames);
    BitSet timeline = new BitSet(verdicts.size());
    for (int frame = 0; frame < verdicts.size(); frame++) {
      smoother.add(
          new TimelinePoint(frame, frame, verdicts.get(frame)), point -> mark(point, timeline));
    }
    smoother.flush(point -> mark(point, timeline));
    return timeline;
  }

  private static void mark(TimelinePoint point, BitSet timeline) {
    timeline.set((int) point.frame(), point.presence() == Presence.PRESENT);
  }
}
