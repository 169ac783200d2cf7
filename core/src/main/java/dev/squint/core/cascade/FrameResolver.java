package dev.squint.core.cascade;

import dev.squint.core.timeline.EventTracker;
import dev.squint.core.timeline.Presence;
import dev.squint.core.timeline.Smoother;
import dev.squint.core.timeline.TimelinePoint;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The second half of one camera's cascade: puts frames back in order, fills in copied labels,
 * smooths, and opens and closes events.
 *
 * <p>State: the frames that wait for an earlier one, the labels that may still be copied, and per
 * query half a smoothing window and the open event. Mutable; not thread-safe.
 */
public final class FrameResolver {
  final int smoothingFrames;
  final TreeMap<Long, DecidedFrame> waiting = new TreeMap<>();
  final TreeMap<Long, FrameLabel> labels = new TreeMap<>();
  final List<Smoother> smoothers = new ArrayList<>();
  final List<EventTracker> trackers = new ArrayList<>();
  long nextPosition;
  String lastPlan = "";

  /**
   * A resolver that has seen no frame.
   *
   * @param queries how many the plan has
   * @param smoothingFrames odd window of the timeline
   */
  public FrameResolver(int queries, int smoothingFrames) {
    this.smoothingFrames = smoothingFrames;
    for (int query = 0; query < queries; query++) {
      smoothers.add(new Smoother(smoothingFrames));
      trackers.add(new EventTracker());
    }
  }

  /**
   * Takes a frame, in any order; hands on all frames that are now complete up to the first gap. A
   * frame that was handed on before is ignored.
   */
  public void accept(DecidedFrame frame, ResolvedListener out) {
    if (frame.position() < nextPosition) {
      return;
    }
    waiting.put(frame.position(), frame);
    Map.Entry<Long, DecidedFrame> first = waiting.firstEntry();
    while (first != null && first.getKey() == nextPosition) {
      waiting.pollFirstEntry();
      nextPosition++;
      resolve(first.getValue(), out);
      first = waiting.firstEntry();
    }
  }

  /**
   * Ends all open windows and events: frames have stopped coming. To be called only when {@link
   * #isIdle()}.
   */
  public void endOfFrames(ResolvedListener out) {
    for (int query = 0; query < smoothers.size(); query++) {
      int index = query;
      smoothers.get(query).flush(point -> track(index, point, out));
      trackers.get(query).endOfFrames().ifPresent(event -> out.onEvent(index, event, lastPlan));
    }
  }

  /** Whether no frame waits for an earlier one. */
  public boolean isIdle() {
    return waiting.isEmpty();
  }

  /** Frames that wait for an earlier one. */
  public Collection<DecidedFrame> waitingFrames() {
    return List.copyOf(waiting.values());
  }

  private void resolve(DecidedFrame frame, ResolvedListener out) {
    FrameLabel label = labelOf(frame);
    if (!frame.isCopy()) {
      labels.put(frame.frame(), label);
    }
    labels.headMap(frame.oldestFrameInUse()).clear();
    lastPlan = frame.plan();
    if (frame.deadLetter()) {
      return;
    }
    out.onFrame(frame.isCopy() ? filledIn(frame, label) : frame);
    for (int query = 0; query < smoothers.size(); query++) {
      Presence presence = label.isKnown() ? Presence.of(label.present()[query]) : Presence.UNKNOWN;
      TimelinePoint point = new TimelinePoint(frame.frame(), frame.capturedAtMillis(), presence);
      int index = query;
      smoothers.get(query).add(point, smoothed -> track(index, smoothed, out));
    }
  }

  private FrameLabel labelOf(DecidedFrame frame) {
    if (frame.isCopy()) {
      return Optional.ofNullable(labels.get(frame.sameAs())).orElse(FrameLabel.UNKNOWN);
    }
    return new FrameLabel(frame.scores(), frame.present());
  }

  private static DecidedFrame filledIn(DecidedFrame frame, FrameLabel label) {
    return label.isKnown() ? frame.copied(label.scores(), label.present()) : frame.unresolved();
  }

  private void track(int query, TimelinePoint point, ResolvedListener out) {
    trackers.get(query).add(point).ifPresent(event -> out.onEvent(query, event, lastPlan));
  }
}
