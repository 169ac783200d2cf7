package dev.squint.core.timeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens and closes events along one smoothed timeline. Mutable; not thread-safe. */
public final class EventTracker {
  private @Nullable TimelinePoint start;
  private @Nullable TimelinePoint last;

  /** Adds the next smoothed frame; returns the event that it starts or the one that it ends. */
  public Optional<PresenceEvent> add(TimelinePoint point) {
    if (point.presence() == Presence.PRESENT) {
      last = point;
      if (start == null) {
        start = point;
        return Optional.of(new PresenceEvent(true, point, point, false));
      }
      return Optional.empty();
    }
    return close(false);
  }

  /** Ends the open event, if any, at the last frame seen present: no more frames are coming. */
  public Optional<PresenceEvent> endOfFrames() {
    return close(true);
  }

  private Optional<PresenceEvent> close(boolean cameraSilent) {
    if (start == null || last == null) {
      return Optional.empty();
    }
    PresenceEvent event = new PresenceEvent(false, start, last, cameraSilent);
    start = null;
    last = null;
    return Optional.of(event);
  }

  /** Writes the state; {@link #read} goes on from there. */
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(start != null);
    if (start != null && last != null) {
      out.writeLong(start.frame());
      out.writeLong(start.capturedAtMillis());
      out.writeLong(last.frame());
      out.writeLong(last.capturedAtMillis());
    }
  }

  /** The tracker that {@link #write} wrote. */
  public static EventTracker read(DataInput in) throws IOException {
    EventTracker tracker = new EventTracker();
    if (in.readBoolean()) {
      tracker.start = new TimelinePoint(in.readLong(), in.readLong(), Presence.PRESENT);
      tracker.last = new TimelinePoint(in.readLong(), in.readLong(), Presence.PRESENT);
    }
    return tracker;
  }
}
