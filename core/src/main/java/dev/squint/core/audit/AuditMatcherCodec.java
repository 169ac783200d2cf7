package dev.squint.core.audit;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.DecidedFrameCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;

/** The versioned binary form of an {@link AuditMatcher}'s state. */
public final class AuditMatcherCodec {
  private static final int VERSION = 1;

  private AuditMatcherCodec() {}

  /** Writes the whole state. */
  public static void write(AuditMatcher matcher, DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeByte(DecidedFrameCodec.VERSION);
    write(matcher.answered, out);
    write(matcher.referenced, out);
  }

  /** Reads what {@link #write} wrote. */
  public static AuditMatcher read(DataInput in) throws IOException {
    int version = in.readUnsignedByte();
    if (version != VERSION) {
      throw new IOException(
          "the state of audits has version %d, this Squint reads %d".formatted(version, VERSION));
    }
    int frameVersion = in.readUnsignedByte();
    AuditMatcher matcher = new AuditMatcher();
    read(frameVersion, matcher.answered, in);
    read(frameVersion, matcher.referenced, in);
    return matcher;
  }

  private static void write(Map<Long, DecidedFrame> halves, DataOutput out) throws IOException {
    out.writeInt(halves.size());
    for (DecidedFrame frame : halves.values()) {
      DecidedFrameCodec.write(frame, out);
    }
  }

  private static void read(int frameVersion, Map<Long, DecidedFrame> halves, DataInput in)
      throws IOException {
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      DecidedFrame frame = DecidedFrameCodec.read(frameVersion, in);
      halves.put(frame.frame(), frame);
    }
  }
}
