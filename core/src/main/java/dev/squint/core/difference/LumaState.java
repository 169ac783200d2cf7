package dev.squint.core.difference;

import dev.squint.core.frame.Image;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Reads and writes luma images in a detector's state. */
final class LumaState {
  private LumaState() {}

  static void write(Image luma, DataOutput out) throws IOException {
    out.writeInt(luma.width());
    out.writeInt(luma.height());
    out.write(luma.pixels());
  }

  static Image read(DataInput in) throws IOException {
    int width = in.readInt();
    int height = in.readInt();
    byte[] pixels = new byte[width * height];
    in.readFully(pixels);
    return new Image(width, height, Image.LUMA, pixels);
  }
}
