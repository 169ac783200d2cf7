package dev.squint.core.cascade;

import dev.squint.core.cascade.FilterOutcome.Route;
import dev.squint.core.difference.DifferenceDetector;
import dev.squint.core.difference.DifferenceOutcome;
import dev.squint.core.difference.FramePoint;
import dev.squint.core.difference.LumaPreview;
import dev.squint.core.frame.CaptureClock;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cheap half of one camera's cascade: numbers the frames, repairs the capture clock, skips and
 * compares.
 *
 * <p>What it says of a frame depends on pixels and order alone, so nothing here waits for a model.
 * The file runner, the optimizer's replay and the Flink filter all call this. State: a few KiB,
 * written by {@link #snapshot}. Mutable; not thread-safe.
 */
public final class CascadeFilter {
  private static final int STATE_VERSION = 1;

  private final Plan plan;
  private final @Nullable DifferenceDetector detector;
  private final CaptureClock clock;
  private long position;
  private long lastLabel = FilterOutcome.NONE;

  private CascadeFilter(Plan plan, @Nullable DifferenceDetector detector, CaptureClock clock) {
    this.plan = plan;
    this.detector = detector;
    this.clock = clock;
  }

  /** A filter for a camera of which no frame was seen. */
  public static CascadeFilter create(PlanBundle bundle) {
    Optional<DifferenceDetector> detector =
        bundle
            .plan()
            .difference()
            .map(spec -> DifferenceDetector.create(spec, bundle.sceneImage().map(LumaPreview::of)));
    return new CascadeFilter(bundle.plan(), detector.orElse(null), new CaptureClock());
  }

  /**
   * The filter that {@link #snapshot} described.
   *
   * <p>A snapshot taken under another plan keeps the count of frames and the clock; its detector
   * starts anew.
   */
  public static CascadeFilter restore(PlanBundle bundle, byte[] snapshot) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
      int version = in.readUnsignedByte();
      if (version != STATE_VERSION) {
        throw new IllegalStateException(
            "filter state has version %d, this version reads %d".formatted(version, STATE_VERSION));
      }
      String planId = in.readUTF();
      CascadeFilter fresh = create(bundle);
      DifferenceDetector detector = fresh.detector;
      long position = in.readLong();
      long lastLabel = in.readLong();
      CaptureClock clock = new CaptureClock(in.readLong(), in.readLong());
      boolean samePlan = planId.equals(bundle.id());
      if (samePlan && in.readBoolean()) {
        detector = DifferenceDetector.read(bundle.plan().difference().orElseThrow(), in);
      }
      CascadeFilter filter = new CascadeFilter(bundle.plan(), detector, clock);
      filter.position = position;
      filter.lastLabel = samePlan ? lastLabel : FilterOutcome.NONE;
      return filter;
    } catch (IOException e) {
      throw new UncheckedIOException("filter state is damaged", e);
    }
  }

  /**
   * The state after the frames so far, in a versioned form.
   *
   * @param planId id of the bundle that this filter was made with
   */
  public byte[] snapshot(String planId) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(STATE_VERSION);
      out.writeUTF(planId);
      out.writeLong(position);
      out.writeLong(lastLabel);
      out.writeLong(clock.lastMillis());
      out.writeLong(clock.shiftMillis());
      out.writeBoolean(detector != null);
      if (detector != null) {
        detector.write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  /** How many frames were seen, and the position of the next. */
  public long position() {
    return position;
  }

  /** The capture time to use for the next frame; to be called once a frame. */
  public long repairCaptureTime(long claimedMillis) {
    return clock.repair(claimedMillis);
  }

  /** Whether the next frame is passed over, so that its preview need not be decoded. */
  public boolean skipsNext() {
    return lastLabel != FilterOutcome.NONE && position % plan.processEvery() != 0;
  }

  /** Passes over the next frame; only while {@link #skipsNext()}. */
  public FilterOutcome skip() {
    if (!skipsNext()) {
      throw new IllegalStateException(
          "frame at position %d is not to be skipped".formatted(position));
    }
    return new FilterOutcome(Route.SKIP, position++, oldestFrameInUse(), lastLabel, Double.NaN);
  }

  /** Whether {@link #observe} needs the preview's pixels. */
  public boolean needsPreview() {
    return detector != null || plan.specializedModel().isPresent();
  }

  /** Looks at the next frame under a plan without difference detector; no preview needed. */
  public FilterOutcome observe(long frame) {
    if (detector != null) {
      throw new IllegalStateException("the difference detector needs the preview's pixels");
    }
    lastLabel = frame;
    return new FilterOutcome(
        nextRoute(), position++, oldestFrameInUse(), FilterOutcome.NONE, Double.NaN);
  }

  /**
   * Looks at the next frame.
   *
   * @param frame its identity, above every earlier one's
   * @param preview its pixels, small; a {@link Image#LUMA} preview is held, not to be modified
   */
  public FilterOutcome observe(long frame, Image preview) {
    if (detector == null) {
      return observe(frame);
    }
    DifferenceOutcome outcome =
        detector.observe(new FramePoint(frame, position), LumaPreview.of(preview));
    lastLabel = outcome.isLetThrough() ? frame : outcome.sameAs();
    return new FilterOutcome(
        outcome.isLetThrough() ? nextRoute() : Route.COPY,
        position++,
        oldestFrameInUse(),
        outcome.sameAs(),
        outcome.difference());
  }

  private Route nextRoute() {
    return plan.specializedModel().isPresent() ? Route.SCORE : Route.REFERENCE;
  }

  private long oldestFrameInUse() {
    long inDetector = detector == null ? Long.MAX_VALUE : detector.oldestFrameInUse();
    return Math.min(inDetector, lastLabel == FilterOutcome.NONE ? Long.MAX_VALUE : lastLabel);
  }
}
