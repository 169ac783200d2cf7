package dev.squint.jobs.bench.load;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Clips in a file, for the process that sends them. */
final class ClipFile {
  private ClipFile() {}

  static void write(Path file, List<Clip> clips) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(clips.size());
      for (Clip clip : clips) {
        out.writeUTF(clip.camera());
        out.writeInt(clip.frames().size());
        for (ClipFrame frame : clip.frames()) {
          writeBytes(out, frame.jpeg());
          writeBytes(out, frame.preview());
          writeBytes(out, frame.luma());
        }
      }
    }
  }

  static List<Clip> read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      List<Clip> clips = new ArrayList<>();
      for (int remaining = in.readInt(); remaining > 0; remaining--) {
        String camera = in.readUTF();
        int length = in.readInt();
        List<ClipFrame> frames = new ArrayList<>(length);
        while (frames.size() < length) {
          frames.add(new ClipFrame(readBytes(in), readBytes(in), readBytes(in)));
        }
        clips.add(new Clip(camera, frames));
      }
      return clips;
    }
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInputStream in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
