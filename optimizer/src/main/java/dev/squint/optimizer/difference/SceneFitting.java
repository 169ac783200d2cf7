package dev.squint.optimizer.difference;

import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.difference.PreviewComparison;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.optimizer.evidence.FrameSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes an image of the scene from footage: the per-pixel median of frames without any query's
 * object, each brought to the same light first; of any frames, where the scene is never empty.
 */
final class SceneFitting {
  private static final int MAX_FRAMES = 101;
  private static final int MIN_EMPTY_FRAMES = 15;
  private static final double MARGIN_SECONDS = 1; // objects show before and after they are found

  // What counts as changed: more than noise, and no more than a faint object.
  private static final double NOISE_QUANTILE = 0.99;
  private static final double MIN_CHANGE = 0.0002;
  private static final double MAX_CHANGE = 0.002;
  private static final double ABSORB_AFTER_SECONDS = 90;

  private final SampledFootage footage;

  SceneFitting(SampledFootage footage) {
    this.footage = footage;
  }

  /**
   * The scene of some footage.
   *
   * @param image without passing objects
   * @param isSource for each frame of the sample whether it may have gone into the image
   * @param spec how the image should follow the scene
   */
  record Scene(Image image, boolean[] isSource, SceneSpec spec) {}

  /** The scene as the sample shows it. */
  Scene fit(BlockGrid grid) {
    boolean[] isSource = emptyFrames();
    if (count(isSource) < MIN_EMPTY_FRAMES) {
      Arrays.fill(isSource, true);
    }
    List<Image> images = spread(isSource);
    Image image = median(inOneLight(images));
    SceneSpec spec =
        new SceneSpec(
            change(image, grid, images),
            Plan.frames(ABSORB_AFTER_SECONDS, footage.framesPerSecond),
            Optional.of(FittedDetector.SCENE_IMAGE));
    return new Scene(image, isSource, spec);
  }

  private boolean[] emptyFrames() {
    boolean[] isEmpty = new boolean[footage.frames()];
    Arrays.fill(isEmpty, true);
    int margin = Plan.frames(MARGIN_SECONDS, footage.framesPerSecond);
    for (FrameSpan run : footage.runs) {
      for (int frame = run.start(); frame < run.end(); frame++) {
        if (footage.labels.anythingPresent(frame)) {
          int from = Math.max(run.start(), frame - margin);
          Arrays.fill(isEmpty, from, Math.min(run.end(), frame + margin + 1), false);
        }
      }
    }
    return isEmpty;
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private List<Image> spread(boolean[] isSource) {
    int available = count(isSource);
    int wanted = Math.min(MAX_FRAMES, available);
    List<Image> chosen = new ArrayList<>();
    int seen = 0;
    for (int frame = 0; frame < isSource.length; frame++) {
      if (isSource[frame]) {
        seen++;
        if ((long) seen * wanted / available > chosen.size()) {
          chosen.add(footage.previews.get(frame));
        }
      }
    }
    return chosen;
  }

  /** The images in the light of the one of median brightness. */
  private static List<Image> inOneLight(List<Image> images) {
    List<Image> byBrightness = new ArrayList<>(images);
    byBrightness.sort(Comparator.comparingLong(SceneFitting::brightness));
    Image base = byBrightness.get(byBrightness.size() / 2);
    PreviewComparison comparison = new PreviewComparison(DifferenceMetric.standard(), base);
    List<Image> result = new ArrayList<>();
    for (Image image : images) {
      comparison.difference(image);
      result.add(relit(image, comparison.gain(), comparison.offset()));
    }
    return result;
  }

  private static long brightness(Image image) {
    long sum = 0;
    for (byte pixel : image.pixels()) {
      sum += pixel & 0xFF;
    }
    return sum;
  }

  /** The image without a change of light from the base. */
  private static Image relit(Image image, double gain, double offset) {
    byte[] pixels = new byte[image.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      double value = ((image.pixels()[i] & 0xFF) - offset) / gain;
      pixels[i] = (byte) Math.round(Math.min(255, Math.max(0, value)));
    }
    return new Image(image.width(), image.height(), Image.LUMA, pixels);
  }

  private static Image median(List<Image> images) {
    Image first = images.get(0);
    byte[] pixels = new byte[first.pixels().length];
    int[] values = new int[images.size()];
    for (int i = 0; i < pixels.length; i++) {
      for (int image = 0; image < values.length; image++) {
        values[image] = images.get(image).pixels()[i] & 0xFF;
      }
      Arrays.sort(values);
      pixels[i] = (byte) values[values.length / 2];
    }
    return new Image(first.width(), first.height(), Image.LUMA, pixels);
  }

  /** The error from which a block counts as changed. */
  private static double change(Image scene, BlockGrid grid, List<Image> images) {
    PreviewComparison comparison =
        new PreviewComparison(BlockWeights.plain(grid).metric(grid), scene);
    double[] errors = new double[images.size() * grid.blocks()];
    for (int image = 0; image < images.size(); image++) {
      comparison.difference(images.get(image));
      System.arraycopy(comparison.blockErrors(), 0, errors, image * grid.blocks(), grid.blocks());
    }
    return Math.min(MAX_CHANGE, Math.max(MIN_CHANGE, Quantiles.of(errors, NOISE_QUANTILE)));
  }
}
