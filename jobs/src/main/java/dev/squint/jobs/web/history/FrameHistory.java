package dev.squint.jobs.web.history;

import dev.squint.core.cascade.DecidedBy;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The newest answered frames of one camera, in order of their numbers and of their capture times.
 *
 * <p>A frame's place is a count that only grows, also when old frames are forgotten: {@link
 * #begin()} is the oldest kept, {@link #end()} the one after the newest. Mutable; not thread-safe.
 */
public final class FrameHistory {
  private final long keptMillis;
  private final List<FrameChunk> chunks = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();
  private long begin;
  private long end;

  /**
   * An empty history.
   *
   * @param keptMillis frames captured longer before the newest are forgotten, in whole chunks
   */
  public FrameHistory(long keptMillis) {
    this.keptMillis = keptMillis;
  }

  /**
   * Adds the newest frame. One that is here already, or that comes late, is ignored; numbers or
   * times that start anew, as after a topic was made anew, empty the history first.
   *
   * @return whether it was added
   */
  public boolean add(AnsweredFrame next) {
    if (!isEmpty() && !follows(next)) {
      if (isKnownOrLate(next)) {
        return false;
      }
      clear();
    }
    FrameChunk last = chunks.isEmpty() ? null : chunks.get(chunks.size() - 1);
    if (last != null && last.takes(next)) {
      last.add(next);
    } else {
      chunks.add(new FrameChunk(next));
      starts.add(end);
    }
    end++;
    while (chunks.size() > 1 && newestOfFirst() < next.capturedAtMillis() - keptMillis) {
      forgetOldest();
    }
    return true;
  }

  public boolean isEmpty() {
    return begin == end;
  }

  /** The place of the oldest frame. */
  public long begin() {
    return begin;
  }

  /** The place after the newest frame's. */
  public long end() {
    return end;
  }

  /** The frame at a place from {@link #begin()} to before {@link #end()}. */
  public AnsweredFrame get(long place) {
    int chunk = chunkOf(place);
    return chunks.get(chunk).get(indexIn(chunk, place));
  }

  /** The newest frame; only when there is one. */
  public AnsweredFrame newest() {
    return get(end - 1);
  }

  public long frame(long place) {
    int chunk = chunkOf(place);
    return chunks.get(chunk).frame(indexIn(chunk, place));
  }

  public long capturedAtMillis(long place) {
    int chunk = chunkOf(place);
    return chunks.get(chunk).capturedAtMillis(indexIn(chunk, place));
  }

  public long emittedAtMillis(long place) {
    int chunk = chunkOf(place);
    return chunks.get(chunk).emittedAtMillis(indexIn(chunk, place));
  }

  public DecidedBy decidedBy(long place) {
    int chunk = chunkOf(place);
    return chunks.get(chunk).decidedBy(indexIn(chunk, place));
  }

  /** The place of the first frame captured at {@code millis} or later; {@link #end()} if none. */
  public long firstAtOrAfter(long millis) {
    long low = begin;
    long high = end;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (capturedAtMillis(middle) < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The place of the first frame of this number or a higher one; {@link #end()} if none. */
  public long firstOfNumber(long frame) {
    long low = begin;
    long high = end;
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (frame(middle) < frame) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The place of the frame of this number, if it is kept. */
  public OptionalLong find(long frame) {
    long place = firstOfNumber(frame);
    return place < end && frame(place) == frame ? OptionalLong.of(place) : OptionalLong.empty();
  }

  /** Frames that there is memory for. */
  public long capacity() {
    return chunks.stream().mapToLong(FrameChunk::capacity).sum();
  }

  /** Forgets the oldest frames, a chunk of them; at least the newest chunk stays. */
  public void forgetOldest() {
    if (chunks.size() > 1) {
      chunks.remove(0);
      starts.remove(0);
      begin = starts.get(0);
    }
  }

  private boolean follows(AnsweredFrame next) {
    return next.frame() > frame(end - 1) && next.capturedAtMillis() >= capturedAtMillis(end - 1);
  }

  private boolean isKnownOrLate(AnsweredFrame next) {
    OptionalLong known = find(next.frame());
    if (known.isPresent()) {
      return capturedAtMillis(known.getAsLong()) == next.capturedAtMillis();
    }
    boolean older = next.frame() < frame(end - 1);
    return older && next.capturedAtMillis() <= capturedAtMillis(end - 1);
  }

  private void clear() {
    chunks.clear();
    starts.clear();
    begin = end;
  }

  private long newestOfFirst() {
    FrameChunk first = chunks.get(0);
    return first.capturedAtMillis(first.count() - 1);
  }

  private int indexIn(int chunk, long place) {
    return (int) (place - starts.get(chunk));
  }

  private int chunkOf(long place) {
    if (place < begin || place >= end) {
      throw new IndexOutOfBoundsException(
          "place %d is not within [%d, %d)".formatted(place, begin, end));
    }
    int low = 0;
    int high = starts.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (starts.get(middle) <= place) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
