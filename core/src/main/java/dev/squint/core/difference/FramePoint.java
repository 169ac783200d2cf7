package dev.squint.core.difference;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Where a frame stands in its camera's stream.
 *
 * @param frame the frame's identity: Kafka offset, or position in a file
 * @param position how many frames of this camera came before it, dead letters not counted
 */
public record FramePoint(long frame, long position) {
  void write(DataOutput out) throws IOException {
    out.writeLong(frame);
    out.writeLong(position);
  }

  static FramePoint read(DataInput in) throws IOException {
    return new FramePoint(in.readLong(), in.readLong());
  }
}
