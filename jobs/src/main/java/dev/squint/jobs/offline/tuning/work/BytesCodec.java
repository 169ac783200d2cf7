package dev.squint.jobs.offline.tuning.work;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Bytes as they are.
 *
 * @param kind the folder of such bytes
 */
public record BytesCodec(String kind) implements WorkCodec<byte[]> {
  @Override
  public void write(byte[] value, DataOutput out) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  @Override
  public byte[] read(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
