package dev.squint.core.difference;

import dev.squint.core.frame.Image;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;

/**
 * Decides for each preview of one camera whether an earlier frame's label holds for it too.
 *
 * <p>Decisions depend on pixels and on the order of frames alone, never on a label. Mutable; not
 * thread-safe.
 */
public sealed interface DifferenceDetector
    permits EarlierFrameDetector, LastLetThroughDetector, ReferenceImageDetector {
  /** The block errors of a detector that has compared nothing yet. */
  double[] NOT_COMPARED = {};

  /**
   * Looks at the next processed frame. A preview of another size than the one before starts the
   * detector anew.
   *
   * @param luma a {@link Image#LUMA} image as {@link LumaPreview} makes it; held, not to be
   *     modified
   */
  DifferenceOutcome observe(FramePoint point, Image luma);

  /**
   * The oldest frame whose label a coming frame may still take; {@code Long.MAX_VALUE} for none.
   */
  long oldestFrameInUse();

  /**
   * Mean squared error of each block in the last comparison, unweighted, on the unit scale: what
   * the difference was made of. Empty before the first comparison; owned by the detector.
   */
  double[] blockErrors();

  /** Writes the state; {@link #read} with the same settings goes on from there. */
  void write(DataOutput out) throws IOException;

  /**
   * A detector that has seen no frame.
   *
   * @param sceneImage the image that {@code spec.scene} names, already loaded
   */
  static DifferenceDetector create(DifferenceSpec spec, Optional<Image> sceneImage) {
    return switch (spec.baseline()) {
      case EARLIER_FRAME -> new EarlierFrameDetector(spec);
      case LAST_LET_THROUGH -> new LastLetThroughDetector(spec);
      case REFERENCE_IMAGE -> new ReferenceImageDetector(spec, sceneImage);
    };
  }

  /** The detector that {@link #write} wrote under the same settings. */
  static DifferenceDetector read(DifferenceSpec spec, DataInput in) throws IOException {
    return switch (spec.baseline()) {
      case EARLIER_FRAME -> EarlierFrameDetector.read(spec, in);
      case LAST_LET_THROUGH -> LastLetThroughDetector.read(spec, in);
      case REFERENCE_IMAGE -> ReferenceImageDetector.read(spec, in);
    };
  }
}
