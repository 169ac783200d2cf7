package dev.squint.video;

import dev.squint.core.frame.Image;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

/** Clips recorded for a test: {@link TestPictures#scene} after scene. */
public final class TestVideos {
  public static final int WIDTH = 160;
  public static final int HEIGHT = 120;
  public static final double RATE = 25;
  private static final int KEY_FRAME_INTERVAL = 10;

  private TestVideos() {}

  /** Records {@code frames} pictures as H.264 in the container that {@code format} names. */
  public static Path record(Path file, String format, int frames) throws Exception {
    return record(file, format, frames, "");
  }

  /** As {@link #record(Path, String, int)}, with the index in front so that a cut file opens. */
  public static Path recordWithIndexFirst(Path file, int frames) throws Exception {
    return record(file, "mp4", frames, "faststart");
  }

  private static Path record(Path file, String format, int frames, String movflags)
      throws Exception {
    try (FFmpegFrameRecorder recorder = new FFmpegFrameRecorder(file.toFile(), WIDTH, HEIGHT)) {
      recorder.setFormat(format);
      recorder.setVideoCodec(avcodec.AV_CODEC_ID_H264);
      recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
      recorder.setFrameRate(RATE);
      recorder.setGopSize(KEY_FRAME_INTERVAL);
      recorder.setVideoBitrate(400_000);
      if (!movflags.isEmpty()) {
        recorder.setOption("movflags", movflags);
      }
      recorder.start();
      for (int number = 0; number < frames; number++) {
        recorder.record(frame(TestPictures.scene(WIDTH, HEIGHT, number)), avutil.AV_PIX_FMT_BGR24);
      }
    }
    return file;
  }

  private static Frame frame(Image image) {
    Frame frame = new Frame(image.width(), image.height(), Frame.DEPTH_UBYTE, Image.COLOUR);
    ByteBuffer buffer = (ByteBuffer) frame.image[0];
    int rowBytes = image.width() * Image.COLOUR;
    for (int row = 0; row < image.height(); row++) {
      buffer.position(row * frame.imageStride);
      buffer.put(image.pixels(), row * rowBytes, rowBytes);
    }
    buffer.position(0);
    return frame;
  }
}
