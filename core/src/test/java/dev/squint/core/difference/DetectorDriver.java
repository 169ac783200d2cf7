package dev.squint.core.difference;

import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Feeds a detector frame by frame, numbering frames from 100 so that frame and position differ. */
final class DetectorDriver {
  static final long FIRST_FRAME = 100;

  private final DifferenceSpec spec;
  private DifferenceDetector detector;
  private long position;

  DetectorDriver(DifferenceSpec spec) {
    this.spec = spec;
    detector = DifferenceDetector.create(spec, Optional.empty());
  }

  static DifferenceSpec spec(Baseline baseline, int lag, double threshold, int recheck) {
    return new DifferenceSpec(
        baseline,
        lag,
        DifferenceMetric.standard(),
        threshold,
        recheck,
        baseline == Baseline.REFERENCE_IMAGE
            ? Optional.of(new SceneSpec(threshold, 1200, Optional.empty()))
            : Optional.empty());
  }

  DifferenceOutcome next(Image luma) {
    DifferenceOutcome outcome =
        detector.observe(new FramePoint(FIRST_FRAME + position, position), luma);
    position++;
    return outcome;
  }

  /** Feeds the same image {@code times} times; returns how often it was let through. */
  int repeat(Image luma, int times) {
    int letThrough = 0;
    for (int i = 0; i < times; i++) {
      letThrough += next(luma).isLetThrough() ? 1 : 0;
    }
    return letThrough;
  }

  long oldestFrameInUse() {
    return detector.oldestFrameInUse();
  }

  /** Goes on with a detector read from the snapshot of this one; returns the snapshot's size. */
  int restore() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      detector.write(new DataOutputStream(bytes));
      detector =
          DifferenceDetector.read(
              spec, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
      return bytes.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
