package dev.squint.jobs.demo;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.timeline.Presence;
import dev.squint.core.timeline.Smoother;
import dev.squint.core.timeline.TimelinePoint;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The agreement of one query's answers with the truth, counted frame by frame as both come in, each
 * side smoothed as events are. Frames of unknown truth count neither way. Mutable; not thread-safe.
 */
final class LiveAccuracy {
  private final Smoother truth;
  private final Smoother answer;
  private final Deque<Presence> raw = new ArrayDeque<>();
  private final Deque<Presence> smoothTruth = new ArrayDeque<>();
  private long truePositives;
  private long falseNegatives;
  private long falsePositives;
  private long trueNegatives;

  /**
   * A count of nothing.
   *
   * @param smoothingFrames odd window of the plan
   */
  LiveAccuracy(int smoothingFrames) {
    truth = new Smoother(smoothingFrames);
    answer = new Smoother(smoothingFrames);
  }

  /** Adds the next frame; it is counted once half a window has followed it. */
  void add(long frame, Presence exact, Presence answered) {
    raw.addLast(exact);
    truth.add(
        new TimelinePoint(frame, frame, exact), point -> smoothTruth.addLast(point.presence()));
    answer.add(new TimelinePoint(frame, frame, answered), this::count);
  }

  /** The frames counted so far. */
  PresenceCounts counts() {
    return new PresenceCounts(truePositives, falseNegatives, falsePositives, trueNegatives);
  }

  /** Both smoothers hand out a frame at the same time. */
  private void count(TimelinePoint answered) {
    Presence exact = raw.removeFirst();
    boolean there = smoothTruth.removeFirst() == Presence.PRESENT;
    boolean reported = answered.presence() == Presence.PRESENT;
    if (exact == Presence.UNKNOWN) {
      return;
    }
    truePositives += there && reported ? 1 : 0;
    falseNegatives += there && !reported ? 1 : 0;
    falsePositives += !there && reported ? 1 : 0;
    trueNegatives += !there && !reported ? 1 : 0;
  }
}
