package dev.squint.jobs.offline;

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
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A recording of a grey scene with a bright square that comes and goes, and a reference model that
 * sees the square. Encoder and decoder are real.
 */
public class FakeBackend implements OfflineBackend {
  public static final int FRAMES = 120;
  public static final int WIDTH = 96;
  public static final int HEIGHT = 64;

  private static final int PERIOD = 40;
  private static final int SQUARE_FROM = 15;
  private static final int SQUARE = 24;
  private static final int SCENE_GREY = 90;
  private static final int SQUARE_GREY = 230;
  private static final int PRESENT_GREY = 150;

  private final List<Double> meansSeen = Collections.synchronizedList(new ArrayList<>());

  private final long framesBeforeDamage;

  public FakeBackend() {
    this(FRAMES);
  }

  /** A backend whose recordings break off after so many frames. */
  FakeBackend(long framesBeforeDamage) {
    this.framesBeforeDamage = framesBeforeDamage;
  }

  /** Whether the square is in a frame. */
  public static boolean hasSquare(long frame) {
    return frame % PERIOD >= SQUARE_FROM;
  }

  /** How often the reference model was asked about a frame. */
  public int detectorCalls() {
    return meansSeen.size();
  }

  @Override
  public FrameSource openRecording(String location, double folderFramesPerSecond) {
    return new Recording(framesBeforeDamage);
  }

  @Override
  public FrameEncoder encoder() {
    return new JpegFrameEncoder();
  }

  @Override
  public FrameDecoder decoder() {
    return new JpegFrameDecoder();
  }

  @Override
  public ReferenceDetector openReference(ReferenceModelSpec spec) {
    return new SquareDetector(spec);
  }

  /** Scores a preview by how bright the square's place is. */
  @Override
  public FrameScorer openScorer(PlanBundle bundle) {
    return new SquareScorer();
  }

  private static double squareBrightness(Image image) {
    int scale = WIDTH / image.width();
    long sum = 0;
    int count = 0;
    for (int y = 0; y < SQUARE / scale; y++) {
      for (int x = 0; x < SQUARE / scale; x++) {
        sum += image.pixels()[(y * image.width() + x) * image.channels()] & 0xFF;
        count++;
      }
    }
    return (double) sum / count;
  }

  private static final class Recording implements FrameSource {
    private final long framesBeforeDamage;
    private long next;

    Recording(long framesBeforeDamage) {
      this.framesBeforeDamage = framesBeforeDamage;
    }

    @Override
    public Optional<SourceFrame> next() throws VideoReadException {
      if (next == framesBeforeDamage && next < FRAMES) {
        throw new VideoReadException("fake recording breaks off after frame " + (next - 1));
      }
      if (next == FRAMES) {
        return Optional.empty();
      }
      byte[] pixels = new byte[WIDTH * HEIGHT * Image.COLOUR];
      for (int i = 0; i < pixels.length; i++) {
        int x = i / Image.COLOUR % WIDTH;
        int y = i / Image.COLOUR / WIDTH;
        boolean square = hasSquare(next) && x < SQUARE && y < SQUARE;
        pixels[i] = (byte) (square ? SQUARE_GREY : SCENE_GREY);
      }
      Image image = new Image(WIDTH, HEIGHT, Image.COLOUR, pixels);
      return Optional.of(new SourceFrame(image, next, next++ * 100_000));
    }

    @Override
    public OptionalLong announcedFrames() {
      return OptionalLong.of(FRAMES);
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
      return "fake recording";
    }

    @Override
    public void close() {}
  }

  private final class SquareDetector implements ReferenceDetector {
    private final ReferenceModelSpec spec;

    SquareDetector(ReferenceModelSpec spec) {
      this.spec = spec;
    }

    @Override
    public ReferenceModelDescription description() {
      return new ReferenceModelDescription(
          "fake.onnx", "f".repeat(64), "fake", 64, 64, List.of("person", "car"), "cpu", 1);
    }

    @Override
    public List<List<DetectedObject>> detect(List<Image> images) {
      List<List<DetectedObject>> found = new ArrayList<>();
      for (Image image : images) {
        double brightness = squareBrightness(image);
        meansSeen.add(brightness);
        List<DetectedObject> objects = new ArrayList<>();
        BoundingBox box = new BoundingBox(0, 0, SQUARE, SQUARE);
        objects.add(new DetectedObject("person", brightness > PRESENT_GREY ? 0.9f : 0.1f, box));
        objects.removeIf(object -> object.score() < spec.minimumScore());
        found.add(objects);
      }
      return found;
    }

    @Override
    public void close() {}
  }

  private static final class SquareScorer implements FrameScorer {
    @Override
    public int preferredBatchSize() {
      return 8;
    }

    @Override
    public float[][] score(List<Image> previews) {
      float[][] scores = new float[previews.size()][1];
      for (int i = 0; i < scores.length; i++) {
        scores[i][0] = (float) (squareBrightness(previews.get(i)) / 255);
      }
      return scores;
    }

    @Override
    public void close() {}
  }
}
