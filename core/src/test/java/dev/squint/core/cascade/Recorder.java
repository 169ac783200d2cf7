package dev.squint.core.cascade;

import dev.squint.core.timeline.PresenceEvent;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a resolver hands on, as text that can be compared. */
final class Recorder implements ResolvedListener {
  final List<String> frames = new ArrayList<>();
  final List<DecidedFrame> handedOn = new ArrayList<>();
  final List<String> events = new ArrayList<>();

  @Override
  public void onFrame(DecidedFrame frame) {
    handedOn.add(frame);
    frames.add(
        "%d %s %s%s"
            .formatted(
                frame.frame(),
                frame.decidedBy(),
                frame.present().length == 0 ? "?" : frame.present()[0],
                frame.isCopy() ? " as " + frame.sameAs() : ""));
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {
    events.add(
        event.isStart()
            ? "start %d".formatted(event.start().frame())
            : "end %d-%d%s"
                .formatted(
                    event.start().frame(),
                    event.end().frame(),
                    event.cameraSilent() ? " silent" : ""));
  }
}
