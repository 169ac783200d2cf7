package dev.squint.operators.testing;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.FrameScorer;
import java.util.Arrays;
import java.util.List;

/** Finds the box that {@link TestCamera} shows: all that the test's models can do. */
public final class BrightBoxes {
  public static final String OBJECT_CLASS = "box";

  private static final float SCORE = 0.9f;
  private static final int CERTAIN_PIXELS = 100;

  private BrightBoxes() {}

  /** The box as the reference model reports it. */
  public static List<DetectedObject> detect(Image image) {
    int left = Integer.MAX_VALUE;
    int top = Integer.MAX_VALUE;
    int right = -1;
    int bottom = -1;
    for (int i = 0; i < image.pixels().length; i++) {
      if ((image.pixels()[i] & 0xFF) == TestCamera.BOX_GREY) {
        int x = i / image.channels() % image.width();
        int y = i / image.channels() / image.width();
        left = Math.min(left, x);
        top = Math.min(top, y);
        right = Math.max(right, x);
        bottom = Math.max(bottom, y);
      }
    }
    if (right < 0) {
      return List.of();
    }
    BoundingBox box = new BoundingBox(left, top, right + 1f - left, bottom + 1f - top);
    return List.of(new DetectedObject(OBJECT_CLASS, SCORE, box));
  }

  /** A specialized model that is in doubt about small boxes. */
  static final class Scorer implements FrameScorer {
    private final FakeStages.Counts counts;
    private final int queries;

    Scorer(FakeStages.Counts counts, int queries) {
      this.counts = counts;
      this.queries = queries;
      counts.openScorers.incrementAndGet();
    }

    @Override
    public int preferredBatchSize() {
      return FakeStages.BATCH;
    }

    @Override
    public float[][] score(List<Image> previews) {
      counts.scoredBatches.add(previews.size());
      float[][] scores = new float[previews.size()][queries];
      for (int i = 0; i < scores.length; i++) {
        Image preview = previews.get(i);
        int bright = 0;
        for (byte value : preview.pixels()) {
          bright += (value & 0xFF) == TestCamera.BOX_GREY ? 1 : 0;
        }
        Arrays.fill(
            scores[i], Math.min(1f, bright / (float) (CERTAIN_PIXELS * preview.channels())));
      }
      return scores;
    }

    @Override
    public void close() {
      counts.openScorers.decrementAndGet();
    }
  }
}
