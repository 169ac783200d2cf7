package dev.squint.jobs.detector;

import dev.squint.models.detector.LabelledBox;
import dev.squint.models.detector.LabelledImage;
import dev.squint.models.detector.LabelledImages;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import dev.squint.video.synthetic.SimulatedFrame;
import dev.squint.video.synthetic.SimulatedFrameSource;
import dev.squint.video.synthetic.SimulatedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Labelled images of simulated cameras: a block is a few looks, seconds apart, at each of some
 * cameras of other views, hours and traffic, so that no two blocks show the same place. Every other
 * look waits a while for one of the rarer classes.
 *
 * @param firstSeed seeds of the cameras are drawn from here on
 * @param seeds how many seeds there are to draw from
 */
record SimulatedImages(long firstSeed, long seeds) implements LabelledImages {
  /**
   * Views that the built-in detector has learnt from have seeds from here on. Those below are for
   * demos, checks and tests.
   */
  static final long FIRST_LEARNT_SEED = 1_000_000;

  /** What the detector tells apart, by index. */
  static final List<String> CLASSES = List.of("person", "bicycle", "car", "bus");

  private static final List<String> SCENES = List.of("crossing", "car-park", "lobby", "gate");
  private static final int CAMERAS = 16;
  private static final int LOOKS = 16;
  private static final int SHORTEST_PAUSE = 8;
  private static final int LONGEST_PAUSE = 40;
  private static final double MOST_TRAFFIC = 6;
  private static final Set<String> RARE = Set.of("bicycle", "bus");
  private static final int MOST_PAUSES = 15;
  private static final int MINUTES_OF_DAY = 24 * 60;

  /** Images to learn from. */
  static SimulatedImages forTraining() {
    return new SimulatedImages(FIRST_LEARNT_SEED, 1L << 40);
  }

  /** Images that nothing has learnt from. */
  static SimulatedImages forChecks() {
    return new SimulatedImages(FIRST_LEARNT_SEED / 2, FIRST_LEARNT_SEED / 2);
  }

  /** What these images are, for checkpoints: other drawing makes other images. */
  String identity() {
    return "simulator %d, %s".formatted(SimulatedCameraAddress.VERSION, this);
  }

  @Override
  public int blockSize() {
    return CAMERAS * LOOKS;
  }

  @Override
  public List<LabelledImage> block(long number) {
    RandomGenerator random = new SplittableRandom(number * 0x9E3779B97F4A7C15L + firstSeed);
    List<List<LabelledImage>> byCamera = new ArrayList<>();
    for (int camera = 0; camera < CAMERAS; camera++) {
      byCamera.add(looks(SCENES.get(camera % SCENES.size()), random));
    }
    List<LabelledImage> images = new ArrayList<>(blockSize());
    for (int look = 0; look < LOOKS; look++) {
      for (List<LabelledImage> camera : byCamera) {
        images.add(camera.get(look));
      }
    }
    return images;
  }

  private List<LabelledImage> looks(String scene, RandomGenerator random) {
    int minute = random.nextInt(MINUTES_OF_DAY);
    String address =
        String.format(
            Locale.ROOT,
            "sim:%s?seed=%d&start=%02d:%02d&traffic=%.2f",
            scene,
            firstSeed + random.nextLong(seeds),
            minute / 60,
            minute % 60,
            1 + (MOST_TRAFFIC - 1) * random.nextDouble());
    List<LabelledImage> images = new ArrayList<>(LOOKS);
    try (SimulatedFrameSource source =
        SimulatedFrameSource.open(SimulatedCameraAddress.parse(address))) {
      while (images.size() < LOOKS) {
        boolean waiting = images.size() % 2 == 1;
        for (int pause = 0; pause < (waiting ? MOST_PAUSES : 1); pause++) {
          source.skip(random.nextInt(SHORTEST_PAUSE, LONGEST_PAUSE));
          if (waiting && source.nextTruth().stream().anyMatch(SimulatedImages::isRare)) {
            break;
          }
        }
        images.add(labelled(source.nextFrame()));
      }
      return images;
    }
  }

  private static boolean isRare(SimulatedObject object) {
    return object.isClear() && RARE.contains(object.objectClass());
  }

  /** The image with what is seen in it. */
  static LabelledImage labelled(SimulatedFrame frame) {
    List<LabelledBox> boxes = new ArrayList<>();
    for (SimulatedObject object : frame.objects()) {
      int classIndex = CLASSES.indexOf(object.objectClass());
      boxes.add(new LabelledBox(classIndex, object.box(), !object.isClear()));
    }
    return new LabelledImage(frame.image(), boxes);
  }
}
