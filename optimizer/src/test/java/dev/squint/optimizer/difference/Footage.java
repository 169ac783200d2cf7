package dev.squint.optimizer.difference;

import dev.squint.core.frame.Image;
import dev.squint.core.query.Query;
import dev.squint.core.testing.Scenes;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Made-up footage: a box crosses the lower half of the view now and then, while a tree sways in the
 * upper left corner all the time and the light changes slowly.
 */
final class Footage {
  static final int WIDTH = 80;
  static final int HEIGHT = 45;
  static final double FRAMES_PER_SECOND = 5;
  static final Image BACKGROUND = Scenes.textured(WIDTH, HEIGHT, 5);

  private static final int SMOOTHING = 5;
  private static final int TREE = 15;
  private static final int BOX = 6;
  private static final int PATH = 30;
  private static final int CROSSING = 40;
  private static final int PERIOD = 130;

  final List<Image> previews = new ArrayList<>();
  final BitSet present = new BitSet();

  /** Footage of {@code frames} frames. */
  Footage(int frames, long seed) {
    Random random = new Random(seed);
    int start = 10 + random.nextInt(PERIOD);
    for (int frame = 0; frame < frames; frame++) {
      Image image = Scenes.withBox(BACKGROUND, 0, 0, TREE, 60 + random.nextInt(120));
      int step = frame - start;
      if (step >= 0 && step < CROSSING) {
        image = Scenes.withBox(image, Math.max(0, 2 * step - 2), PATH, BOX, 230);
        present.set(frame);
      }
      if (step == CROSSING) {
        start = frame + PERIOD / 2 + random.nextInt(PERIOD);
      }
      double gain = 1 + 0.15 * Math.sin(frame / 150.0);
      previews.add(Scenes.withNoise(Scenes.withLight(image, gain, 0), 2, random));
    }
  }

  FrameSpan whole() {
    return new FrameSpan(0, previews.size());
  }

  Truth truth() {
    return new Truth(
        List.of(Query.parse("box", List.of())),
        previews.size(),
        FRAMES_PER_SECOND,
        SMOOTHING,
        new BitSet[] {present});
  }

  SampledFootage sample() {
    return SampledFootage.read(previews::get, truth(), whole(), previews.size());
  }
}
