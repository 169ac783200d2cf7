package dev.squint.operators.cascade;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * One camera's entry in the filter's state, with its versioned binary form.
 *
 * @param camera the camera
 * @param position how many of its frames the filter had seen; the higher of two entries is newer
 * @param filter as {@link dev.squint.core.cascade.CascadeFilter#snapshot} wrote it; owned
 */
record CameraSnapshot(String camera, long position, byte[] filter) {
  private static final int VERSION = 1;

  byte[] write() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(camera);
      out.writeLong(position);
      out.writeInt(filter.length);
      out.write(filter);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  static CameraSnapshot read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int version = in.readUnsignedByte();
      if (version != VERSION) {
        throw new IllegalStateException(
            "camera state has version %d, this version reads %d".formatted(version, VERSION));
      }
      String camera = in.readUTF();
      long position = in.readLong();
      byte[] filter = new byte[in.readInt()];
      in.readFully(filter);
      return new CameraSnapshot(camera, position, filter);
    } catch (IOException e) {
      throw new UncheckedIOException("camera state is damaged", e);
    }
  }
}
