package dev.squint.core.difference;

import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * An image of what a camera sees when nothing passes, learned from pixels alone. Mutable; not
 * thread-safe.
 */
final class SceneImage {
  /*
   * A running average by blocks that knows three kinds of change.
   *
   * - Light: the global gain and offset of the comparison are applied to the whole image, so that
   *   blocks hidden by an object get the new light too.
   * - Slow change of content: a block whose error (light taken out) is below changedBlockDifference
   *   moves towards the current pixels by 1/RATE at each update.
   * - Something new: a changed block is left alone until its content has stood still for
   *   absorbAfterFrames, then it is taken over at once. Stillness is judged against a candidate copy
   *   of the block, not against the scene, so a busy road is never absorbed in mid-traffic.
   *
   * A camera that was moved, or a switch to infrared, changes nearly every block at once; when that
   * new picture stands still for a while it becomes the scene without waiting for absorbAfterFrames.
   * Nothing here can falsify a label: the detector copies the label of a frame that equalled this
   * image, and forgets that label whenever something was taken in.
   *
   * Pixels are held with 8 fractional bits. An update costs one pass; one frame in UPDATE_EVERY is
   * updated, so a frame costs about a quarter of a pass.
   */
  private static final int UPDATE_EVERY = 4;
  private static final int RATE_SHIFT = 4;
  private static final int FRACTION_BITS = 8;
  private static final double NEW_SCENE_SHARE = 0.75;
  private static final int NEW_SCENE_STILL_FRAMES = 30;

  private final SceneSpec spec;
  private final PreviewComparison comparison;
  private final BlockGrid grid;
  private final int width;
  private final int height;
  private final char[] exact;
  private final Image rounded;
  private final byte[] candidate;
  private final long[] stillSince;
  private int untilUpdate = UPDATE_EVERY;

  SceneImage(DifferenceMetric metric, SceneSpec spec, Image first) {
    this.spec = spec;
    width = first.width();
    height = first.height();
    rounded = new Image(width, height, Image.LUMA, first.pixels().clone());
    candidate = first.pixels().clone();
    exact = new char[candidate.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = (char) ((candidate[i] & 0xFF) << FRACTION_BITS);
    }
    comparison = new PreviewComparison(metric, rounded);
    grid = comparison.grid();
    stillSince = new long[grid.blocks()];
    Arrays.fill(stillSince, Long.MAX_VALUE);
  }

  /** How large an image may be, so that its state stays within the bound on a camera's. */
  static int maxPixels(BlockGrid grid) {
    int bytesAPixel = Byte.BYTES + Character.BYTES;
    return (DifferenceSpec.MAX_STATE_BYTES - grid.blocks() * Long.BYTES) / bytesAPixel;
  }

  boolean canCompare(Image luma) {
    return comparison.canCompare(luma);
  }

  double difference(Image luma) {
    return comparison.difference(luma);
  }

  double[] blockErrors() {
    return comparison.blockErrors();
  }

  /**
   * Follows the scene after a {@link #difference} with the same image.
   *
   * @return whether content was taken in that was not part of the scene before
   */
  boolean follow(long position, Image luma) {
    untilUpdate--;
    if (untilUpdate > 0) {
      return false;
    }
    untilUpdate = UPDATE_EVERY;
    double[] errors = comparison.blockErrors();
    boolean newScene = isNewScene(position, errors);
    boolean absorbed = false;
    for (int block = 0; block < errors.length; block++) {
      if (errors[block] < spec.changedBlockDifference()) {
        stillSince[block] = Long.MAX_VALUE;
        update(block, luma, true);
      } else if (hasMoved(block, luma)) {
        stillSince[block] = position;
        remember(block, luma);
        update(block, luma, false);
      } else if (newScene || position - stillSince[block] >= spec.absorbAfterFrames()) {
        absorb(block, luma);
        stillSince[block] = Long.MAX_VALUE;
        absorbed = true;
      } else {
        update(block, luma, false);
      }
    }
    comparison.setBaseline(rounded);
    return absorbed;
  }

  private boolean isNewScene(long position, double[] errors) {
    int changedAndStill = 0;
    for (int block = 0; block < errors.length; block++) {
      if (errors[block] >= spec.changedBlockDifference()
          && stillSince[block] != Long.MAX_VALUE
          && position - stillSince[block] >= NEW_SCENE_STILL_FRAMES) {
        changedAndStill++;
      }
    }
    return changedAndStill >= NEW_SCENE_SHARE * errors.length;
  }

  /** Whether a changed block's content is another than its candidate's. */
  private boolean hasMoved(int block, Image luma) {
    if (stillSince[block] == Long.MAX_VALUE) {
      return true;
    }
    byte[] pixels = luma.pixels();
    long squared = 0;
    int count = 0;
    int right = right(block);
    for (int y = top(block), bottom = bottom(block); y < bottom; y++) {
      for (int x = left(block); x < right; x++) {
        int difference = (pixels[y * width + x] & 0xFF) - (candidate[y * width + x] & 0xFF);
        squared += (long) difference * difference;
        count++;
      }
    }
    return squared >= spec.changedBlockDifference() * 255 * 255 * count;
  }

  private void remember(int block, Image luma) {
    int length = right(block) - left(block);
    for (int y = top(block), bottom = bottom(block); y < bottom; y++) {
      int start = y * width + left(block);
      System.arraycopy(luma.pixels(), start, candidate, start, length);
    }
  }

  /** Moves a block towards the current pixels, or, if it has changed, towards its own new light. */
  private void update(int block, Image luma, boolean towardsPixels) {
    double gain = comparison.gain();
    double offset = comparison.offset() * (1 << FRACTION_BITS);
    byte[] pixels = luma.pixels();
    int right = right(block);
    for (int y = top(block), bottom = bottom(block); y < bottom; y++) {
      for (int x = left(block); x < right; x++) {
        int i = y * width + x;
        int target =
            towardsPixels
                ? (pixels[i] & 0xFF) << FRACTION_BITS
                : (int) Math.min(0xFF00, Math.max(0, gain * exact[i] + offset));
        set(i, exact[i] + ((target - exact[i]) >> RATE_SHIFT));
      }
    }
  }

  private void absorb(int block, Image luma) {
    int right = right(block);
    for (int y = top(block), bottom = bottom(block); y < bottom; y++) {
      for (int x = left(block); x < right; x++) {
        int i = y * width + x;
        set(i, (luma.pixels()[i] & 0xFF) << FRACTION_BITS);
      }
    }
  }

  private void set(int pixel, int value) {
    exact[pixel] = (char) value;
    int half = 1 << (FRACTION_BITS - 1);
    rounded.pixels()[pixel] = (byte) Math.min(0xFF, (value + half) >> FRACTION_BITS);
  }

  private int left(int block) {
    return grid.left(block % grid.columns(), width);
  }

  private int right(int block) {
    return grid.left(block % grid.columns() + 1, width);
  }

  private int top(int block) {
    return grid.top(block / grid.columns(), height);
  }

  private int bottom(int block) {
    return grid.top(block / grid.columns() + 1, height);
  }

  void write(DataOutput out) throws IOException {
    LumaState.write(new Image(width, height, Image.LUMA, candidate), out);
    for (char value : exact) {
      out.writeChar(value);
    }
    for (long position : stillSince) {
      out.writeLong(position);
    }
    out.writeInt(untilUpdate);
  }

  static SceneImage read(DifferenceMetric metric, SceneSpec spec, DataInput in) throws IOException {
    SceneImage scene = new SceneImage(metric, spec, LumaState.read(in));
    for (int i = 0; i < scene.exact.length; i++) {
      scene.set(i, in.readChar());
    }
    for (int block = 0; block < scene.stillSince.length; block++) {
      scene.stillSince[block] = in.readLong();
    }
    scene.untilUpdate = in.readInt();
    scene.comparison.setBaseline(scene.rounded);
    return scene;
  }
}
