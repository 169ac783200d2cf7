package dev.squint.core.difference;

import dev.squint.core.frame.Image;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Compares with the preview a fixed number of processed frames back.
 *
 * <p>A frame that equals one that itself took a label takes the label of that one's source, and the
 * age of the source counts against the recheck bound, so that chains of copies are bounded too.
 * State: {@code lagFrames} luma images, of at most {@link DifferenceSpec#MAX_STATE_BYTES} together.
 */
final class EarlierFrameDetector implements DifferenceDetector {
  private final DifferenceSpec spec;
  private final Deque<Entry> ring = new ArrayDeque<>();
  private @Nullable PreviewComparison comparison;

  EarlierFrameDetector(DifferenceSpec spec) {
    this.spec = spec;
  }

  /** A preview in the ring and the frame whose label it has. */
  private record Entry(Image luma, FramePoint source) {}

  @Override
  public DifferenceOutcome observe(FramePoint point, Image preview) {
    Image luma = LumaPreview.atMost(preview, DifferenceSpec.MAX_STATE_BYTES / spec.lagFrames());
    if (!ring.isEmpty() && !ring.getFirst().luma().hasSizeOf(luma)) {
      ring.clear();
      comparison = null;
    }
    if (ring.size() < spec.lagFrames()) {
      ring.addLast(new Entry(luma, point));
      return DifferenceOutcome.letThrough(Double.NaN);
    }
    Entry earlier = ring.removeFirst();
    if (comparison == null) {
      comparison = new PreviewComparison(spec.metric(), earlier.luma());
    } else {
      comparison.setBaseline(earlier.luma());
    }
    double difference = comparison.difference(luma);
    boolean same =
        difference < spec.threshold()
            && point.position() - earlier.source().position() <= spec.recheckAfterFrames();
    ring.addLast(new Entry(luma, same ? earlier.source() : point));
    return same
        ? new DifferenceOutcome(difference, earlier.source().frame())
        : DifferenceOutcome.letThrough(difference);
  }

  @Override
  public long oldestFrameInUse() {
    long oldest = Long.MAX_VALUE;
    for (Entry entry : ring) {
      oldest = Math.min(oldest, entry.source().frame());
    }
    return oldest;
  }

  @Override
  public double[] blockErrors() {
    return comparison == null ? NOT_COMPARED : comparison.blockErrors();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeInt(ring.size());
    for (Entry entry : ring) {
      LumaState.write(entry.luma(), out);
      entry.source().write(out);
    }
  }

  static EarlierFrameDetector read(DifferenceSpec spec, DataInput in) throws IOException {
    EarlierFrameDetector detector = new EarlierFrameDetector(spec);
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      detector.ring.addLast(new Entry(LumaState.read(in), FramePoint.read(in)));
    }
    return detector;
  }
}
