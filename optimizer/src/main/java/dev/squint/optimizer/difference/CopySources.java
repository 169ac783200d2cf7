package dev.squint.optimizer.difference;

import dev.squint.core.difference.DifferenceDetector;
import dev.squint.core.difference.DifferenceOutcome;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.difference.FramePoint;
import dev.squint.core.frame.Image;
import dev.squint.optimizer.evidence.FrameSpan;
import java.util.List;
import java.util.Optional;

/**
 * Which frame each frame of a sample takes its label from: itself, when it is let through.
 *
 * <p>Detectors whose differences do not depend on their threshold are followed on differences
 * measured once; others are run.
 */
final class CopySources {
  private CopySources() {}

  /** The rule of a detector against an earlier frame. */
  static int[] earlierFrame(List<FrameSpan> runs, double[] differences, DifferenceSpec spec) {
    int[] sources = new int[differences.length];
    for (FrameSpan run : runs) {
      for (int frame = run.start(); frame < run.end(); frame++) {
        int compared = frame - spec.lagFrames();
        int earlier = compared < run.start() ? frame : sources[compared];
        boolean same =
            differences[frame] < spec.threshold() && frame - earlier <= spec.recheckAfterFrames();
        sources[frame] = same ? earlier : frame;
      }
    }
    return sources;
  }

  /**
   * The rule of a detector against the scene. That it forgets its label when something was taken
   * into the scene is left out: it is rare, and forgetting only lets more through.
   */
  static int[] referenceImage(List<FrameSpan> runs, double[] differences, DifferenceSpec spec) {
    int[] sources = new int[differences.length];
    for (FrameSpan run : runs) {
      int anchor = -1;
      for (int frame = run.start(); frame < run.end(); frame++) {
        sources[frame] = frame;
        if (differences[frame] < spec.threshold()) {
          if (anchor < 0 || frame - anchor > spec.recheckAfterFrames()) {
            anchor = frame;
          }
          sources[frame] = anchor;
        }
      }
    }
    return sources;
  }

  /** What a detector does, frame by frame, starting anew in each run. */
  static int[] run(SampledFootage footage, DifferenceSpec spec, Optional<Image> sceneImage) {
    int[] sources = new int[footage.frames()];
    for (FrameSpan run : footage.runs) {
      DifferenceDetector detector = DifferenceDetector.create(spec, sceneImage);
      for (int frame = run.start(); frame < run.end(); frame++) {
        DifferenceOutcome outcome =
            detector.observe(new FramePoint(frame, frame), footage.previews.get(frame));
        sources[frame] = outcome.isLetThrough() ? frame : Math.toIntExact(outcome.sameAs());
      }
    }
    return sources;
  }
}
