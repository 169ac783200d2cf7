package dev.squint.core.timeline;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * The majority of presence over a window centred on each frame: what turns the flicker of a
 * detector near its threshold into a timeline.
 *
 * <p>A frame comes out once half a window has followed it. At the ends the window is cut short; a
 * tie there means absent. Frames of unknown presence do not vote; where nobody votes the timeline
 * goes on as it was. Mutable; not thread-safe.
 */
public final class Smoother {
  private final int half;
  private final Deque<TimelinePoint> window = new ArrayDeque<>();
  private int waiting; // points at the end of the window that have not come out yet
  private int present;
  private int absent;
  private boolean lastPresent;

  /**
   * A smoother that has seen nothing.
   *
   * @param windowFrames odd; 1 changes nothing
   */
  public Smoother(int windowFrames) {
    if (windowFrames < 1 || windowFrames % 2 == 0) {
      throw new IllegalArgumentException("the smoothing window must be odd: " + windowFrames);
    }
    half = windowFrames / 2;
  }

  /** Adds the next frame; hands the frame that is half a window back, smoothed, to {@code out}. */
  public void add(TimelinePoint point, Consumer<TimelinePoint> out) {
    window.addLast(point);
    count(point.presence(), 1);
    waiting++;
    if (waiting > half) {
      emit(out);
    }
  }

  /** Hands out all that waits, as if no frame were ever to follow, and starts anew. */
  public void flush(Consumer<TimelinePoint> out) {
    while (waiting > 0) {
      emit(out);
    }
    window.clear();
    present = 0;
    absent = 0;
  }

  private void emit(Consumer<TimelinePoint> out) {
    while (window.size() - waiting > half) {
      count(window.removeFirst().presence(), -1);
    }
    TimelinePoint centre = centre();
    if (present + absent > 0) {
      lastPresent = present > absent;
    }
    waiting--;
    out.accept(
        new TimelinePoint(centre.frame(), centre.capturedAtMillis(), Presence.of(lastPresent)));
  }

  private TimelinePoint centre() {
    Iterator<TimelinePoint> fromEnd = window.descendingIterator();
    for (int skipped = 1; skipped < waiting; skipped++) {
      fromEnd.next();
    }
    return fromEnd.next();
  }

  private void count(Presence presence, int change) {
    switch (presence) {
      case PRESENT -> present += change;
      case ABSENT -> absent += change;
      case UNKNOWN -> {}
    }
  }

  /** Writes the state; {@link #read} with the same window goes on from there. */
  public void write(DataOutput out) throws IOException {
    out.writeInt(window.size());
    for (TimelinePoint point : window) {
      out.writeLong(point.frame());
      out.writeLong(point.capturedAtMillis());
      out.writeUTF(point.presence().name());
    }
    out.writeInt(waiting);
    out.writeBoolean(lastPresent);
  }

  /** The smoother that {@link #write} wrote. */
  public static Smoother read(int windowFrames, DataInput in) throws IOException {
    Smoother smoother = new Smoother(windowFrames);
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      TimelinePoint point =
          new TimelinePoint(in.readLong(), in.readLong(), Presence.valueOf(in.readUTF()));
      smoother.window.addLast(point);
      smoother.count(point.presence(), 1);
    }
    smoother.waiting = in.readInt();
    smoother.lastPresent = in.readBoolean();
    return smoother;
  }
}
