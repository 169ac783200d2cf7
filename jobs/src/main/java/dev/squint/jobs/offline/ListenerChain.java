package dev.squint.jobs.offline;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.timeline.PresenceEvent;
import java.util.List;

/** Listeners that are told one after another. */
record ListenerChain(List<ResolvedListener> listeners) implements ResolvedListener {
  @Override
  public void onFrame(DecidedFrame frame) {
    listeners.forEach(listener -> listener.onFrame(frame));
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {
    listeners.forEach(listener -> listener.onEvent(queryIndex, event, plan));
  }
}
