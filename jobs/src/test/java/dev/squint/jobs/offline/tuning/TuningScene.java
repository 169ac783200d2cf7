package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelDescription;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.NativeBackend;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A noisy grey scene through which bright squares come and go at random times, and a reference
 * model that sees them. Encoder, decoder and specialized models are real.
 */
final class TuningScene implements OfflineBackend {
  static final int WIDTH = 128;
  static final int HEIGHT = 96;

  private static final int SQUARE = 32;
  private static final int SCENE_GREY = 90;
  private static final int SQUARE_GREY = 220;
  private static final int BRIGHT = 180;
  private static final int BRIGHT_PIXELS = SQUARE * SQUARE / 2;
  private static final int NOISE = 9;

  private final NativeBackend real = new NativeBackend();
  private final AtomicInteger openings = new AtomicInteger();
  private final AtomicInteger detections = new AtomicInteger();
  private final int[] left;

  /** Footage of that many frames, the same each time. */
  TuningScene(int frames) {
    left = new int[frames];
    Random random = new Random(7);
    int frame = 0;
    while (frame < frames) {
      frame = stretch(frame, 15 + random.nextInt(40), -1);
      frame = stretch(frame, 15 + random.nextInt(30), random.nextInt(WIDTH - SQUARE));
    }
  }

  private int stretch(int from, int length, int place) {
    int end = Math.min(left.length, from + length);
    for (int frame = from; frame < end; frame++) {
      left[frame] = place;
    }
    return end;
  }

  /** How often a recording was opened. */
  int openings() {
    return openings.get();
  }

  /** How many frames the reference model was asked about. */
  int detections() {
    return detections.get();
  }

  @Override
  public FrameSource openRecording(String location, double folderFramesPerSecond) {
    openings.incrementAndGet();
    return new Recording();
  }

  @Override
  public FrameEncoder encoder() {
    return real.encoder();
  }

  @Override
  public FrameDecoder decoder() {
    return real.decoder();
  }

  @Override
  public ReferenceDetector openReference(ReferenceModelSpec spec) {
    return new SquareDetector();
  }

  @Override
  public FrameScorer openScorer(PlanBundle bundle) {
    return real.openScorer(bundle);
  }

  private Image image(int frame) {
    byte[] pixels = new byte[WIDTH * HEIGHT * Image.COLOUR];
    Random random = new Random(frame);
    random.nextBytes(pixels);
    for (int i = 0; i < pixels.length; i++) {
      int x = i / Image.COLOUR % WIDTH;
      int y = i / Image.COLOUR / WIDTH;
      boolean square =
          left[frame] >= 0
              && x >= left[frame]
              && x < left[frame] + SQUARE
              && y >= SQUARE
              && y < 2 * SQUARE;
      int noise = (pixels[i] & 0xFF) % NOISE;
      pixels[i] = (byte) ((square ? SQUARE_GREY : SCENE_GREY) + noise);
    }
    return new Image(WIDTH, HEIGHT, Image.COLOUR, pixels);
  }

  private final class Recording implements FrameSource {
    private int next;

    @Override
    public Optional<SourceFrame> next() {
      return next == left.length
          ? Optional.empty()
          : Optional.of(new SourceFrame(image(next), next, next++ * 100_000L));
    }

    @Override
    public double framesPerSecond() {
      return 10;
    }

    @Override
    public int width() {
      return WIDTH;
    }

    @Override
    public int height() {
      return HEIGHT;
    }

    @Override
    public String describe() {
      return "a scene with squares";
    }

    @Override
    public void close() {}
  }

  private final class SquareDetector implements ReferenceDetector {
    @Override
    public ReferenceModelDescription description() {
      return new ReferenceModelDescription(
          "squares.onnx", "f".repeat(64), "fake", 64, 64, List.of("person", "car"), "cpu", 1);
    }

    @Override
    public List<List<DetectedObject>> detect(List<Image> images) {
      List<List<DetectedObject>> found = new ArrayList<>();
      for (Image image : images) {
        detections.incrementAndGet();
        int bright = 0;
        for (int i = 0; i < image.pixels().length; i += Image.COLOUR) {
          bright += (image.pixels()[i] & 0xFF) > BRIGHT ? 1 : 0;
        }
        BoundingBox box = new BoundingBox(0, 0, SQUARE, SQUARE);
        found.add(
            bright > BRIGHT_PIXELS ? List.of(new DetectedObject("person", 0.9f, box)) : List.of());
      }
      return found;
    }

    @Override
    public void close() {}
  }
}
