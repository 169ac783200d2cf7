package dev.squint.core.cascade;

import dev.squint.core.timeline.EventTracker;
import dev.squint.core.timeline.Smoother;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** The versioned binary form of a {@link FrameResolver}'s state. */
public final class ResolverCodec {
  /** The version that {@link #write} writes. */
  public static final int VERSION = 2;

  private ResolverCodec() {}

  /** Writes the whole state. */
  public static void write(FrameResolver resolver, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeInt(resolver.smoothers.size());
    out.writeInt(resolver.smoothingFrames);
    out.writeLong(resolver.nextPosition);
    out.writeUTF(resolver.lastPlan);
    out.writeInt(resolver.waiting.size());
    for (DecidedFrame frame : resolver.waiting.values()) {
      DecidedFrameCodec.write(frame, out);
    }
    out.writeInt(resolver.labels.size());
    for (Map.Entry<Long, FrameLabel> label : resolver.labels.entrySet()) {
      out.writeLong(label.getKey());
      DecidedFrameCodec.writeAnswers(label.getValue().scores(), label.getValue().present(), out);
    }
    for (int query = 0; query < resolver.smoothers.size(); query++) {
      resolver.smoothers.get(query).write(out);
      resolver.trackers.get(query).write(out);
    }
  }

  /** Reads what {@link #write} wrote, now or in an earlier version. */
  public static FrameResolver read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version < 1 || version > VERSION) {
      throw new IOException(
          "resolver state has version %d, this Squint reads up to %d".formatted(version, VERSION));
    }
    int queries = in.readInt();
    FrameResolver resolver = new FrameResolver(queries, in.readInt());
    resolver.nextPosition = in.readLong();
    resolver.lastPlan = in.readUTF();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      DecidedFrame frame = DecidedFrameCodec.read(version, in);
      resolver.waiting.put(frame.position(), frame);
    }
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      resolver.labels.put(in.readLong(), DecidedFrameCodec.readAnswers(in));
    }
    for (int query = 0; query < queries; query++) {
      resolver.smoothers.set(query, Smoother.read(resolver.smoothingFrames, in));
      resolver.trackers.set(query, EventTracker.read(in));
    }
    return resolver;
  }
}
