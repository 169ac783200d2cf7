package dev.squint.optimizer.difference;

import dev.squint.core.difference.DifferenceDetector;
import dev.squint.core.difference.FramePoint;
import dev.squint.optimizer.evidence.FrameSpan;
import java.util.function.Supplier;

/**
 * The block errors that a detector measured over a sample.
 *
 * <p>A detector whose baseline does not depend on its threshold (an earlier frame, the scene) is
 * run once; every weighting and threshold is then tried on what it measured.
 */
final class BlockTrace {
  final int frames;
  final int blocks;
  private final float[][] errors;

  private BlockTrace(int frames, int blocks) {
    this.frames = frames;
    this.blocks = blocks;
    errors = new float[frames][];
  }

  /**
   * Runs a detector over the sample.
   *
   * @param blocks of its grid
   * @param fresh makes the detector, anew for each run of the sample
   */
  static BlockTrace record(SampledFootage footage, int blocks, Supplier<DifferenceDetector> fresh) {
    BlockTrace trace = new BlockTrace(footage.frames(), blocks);
    for (FrameSpan run : footage.runs) {
      DifferenceDetector detector = fresh.get();
      for (int frame = run.start(); frame < run.end(); frame++) {
        double difference =
            detector
                .observe(new FramePoint(frame, frame), footage.previews.get(frame))
                .difference();
        trace.errors[frame] =
            Double.isNaN(difference) ? new float[0] : rounded(detector.blockErrors());
      }
    }
    return trace;
  }

  private static float[] rounded(double[] errors) {
    float[] rounded = new float[errors.length];
    for (int block = 0; block < errors.length; block++) {
      rounded[block] = (float) errors[block];
    }
    return rounded;
  }

  /** Whether the detector had something to compare {@code frame} with. */
  boolean compared(int frame) {
    return errors[frame].length > 0;
  }

  float error(int frame, int block) {
    return errors[frame][block];
  }

  /** The difference of each frame under a weighting; NaN where nothing was compared. */
  double[] differences(BlockWeights weights) {
    double[] differences = new double[frames];
    for (int frame = 0; frame < frames; frame++) {
      differences[frame] = compared(frame) ? weights.difference(errors[frame]) : Double.NaN;
    }
    return differences;
  }
}
