package dev.squint.core.difference;

import dev.squint.core.frame.Image;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Compares with the last preview that was let through, so that slow change cannot add up unseen.
 * State: one luma image.
 */
final class LastLetThroughDetector implements DifferenceDetector {
  private final DifferenceSpec spec;
  private @Nullable Image anchorLuma;
  private FramePoint anchor = new FramePoint(Long.MAX_VALUE, 0);
  private @Nullable PreviewComparison comparison;

  LastLetThroughDetector(DifferenceSpec spec) {
    this.spec = spec;
  }

  @Override
  public DifferenceOutcome observe(FramePoint point, Image luma) {
    if (comparison == null || !comparison.canCompare(luma)) {
      comparison = new PreviewComparison(spec.metric(), luma);
      anchorLuma = luma;
      anchor = point;
      return DifferenceOutcome.letThrough(Double.NaN);
    }
    double difference = comparison.difference(luma);
    if (difference < spec.threshold()
        && point.position() - anchor.position() <= spec.recheckAfterFrames()) {
      return new DifferenceOutcome(difference, anchor.frame());
    }
    comparison.setBaseline(luma);
    anchorLuma = luma;
    anchor = point;
    return DifferenceOutcome.letThrough(difference);
  }

  @Override
  public long oldestFrameInUse() {
    return anchor.frame();
  }

  @Override
  public double[] blockErrors() {
    return comparison == null ? NOT_COMPARED : comparison.blockErrors();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(anchorLuma != null);
    if (anchorLuma != null) {
      LumaState.write(anchorLuma, out);
      anchor.write(out);
    }
  }

  static LastLetThroughDetector read(DifferenceSpec spec, DataInput in) throws IOException {
    LastLetThroughDetector detector = new LastLetThroughDetector(spec);
    if (in.readBoolean()) {
      Image luma = LumaState.read(in);
      detector.anchorLuma = luma;
      detector.anchor = FramePoint.read(in);
      detector.comparison = new PreviewComparison(spec.metric(), luma);
    }
    return detector;
  }
}
