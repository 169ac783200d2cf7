package dev.squint.core.cascade;

import dev.squint.core.timeline.PresenceEvent;

/** Takes what a {@link FrameResolver} makes of a camera's frames, in frame order. */
public interface ResolvedListener {
  /** A frame whose verdicts are final; copied labels are filled in. */
  void onFrame(DecidedFrame frame);

  /**
   * An event has started or ended.
   *
   * @param queryIndex index of the query in the plan
   * @param plan id of the plan of the frame that made it known
   */
  void onEvent(int queryIndex, PresenceEvent event, String plan);
}
