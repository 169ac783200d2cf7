package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.metrics.CascadeMetrics;
import java.util.Optional;

/**
 * The filter of one camera: its state in {@link CascadeFilter} and the plan it works under. Belongs
 * to the filter operator and its thread.
 */
final class CameraFilter {
  private final PlanStages stages;
  private final CascadeFilter filter;
  private final CascadeMetrics.FilterCamera metrics;
  private long lastSequence = RawFrame.NO_SEQUENCE; // for a counter, so not worth keeping

  CameraFilter(PlanStages stages, CascadeFilter filter, CascadeMetrics.FilterCamera metrics) {
    this.stages = stages;
    this.filter = filter;
    this.metrics = metrics;
  }

  /**
   * A frame after the cheap look.
   *
   * @param decided a finished copy, or a frame that waits for a model
   * @param outcome where it goes
   * @param colours of its preview, if the specialized model is to look at it and they are sound;
   *     where they are not, the reference stage will say what is wrong with the frame
   */
  record Filtered(DecidedFrame decided, FilterOutcome outcome, Optional<Image> colours) {}

  PlanStages stages() {
    return stages;
  }

  /** Looks at the next frame; a frame that cannot be read leaves no trace. */
  Filtered filter(RawFrame frame, long nowMillis) throws UnreadableFrameException {
    EncodedImage header = EncodedImage.inspect(frame.image());
    boolean skipped = filter.skipsNext();
    Optional<Image> preview =
        skipped || !filter.needsPreview()
            ? Optional.empty()
            : Optional.of(
                stages.previews().forFilter(header, frame.image(), frame.preview(), frame.luma()));
    long capturedAtMillis = repairedCaptureTime(frame);
    countMissing(frame.sequence());
    FilterOutcome outcome = skipped ? filter.skip() : observe(frame.offset(), preview);
    DecidedFrame decided =
        stages
            .engine()
            .filtered(frame.camera(), frame.offset(), outcome, capturedAtMillis, nowMillis);
    return new Filtered(decided, outcome, colours(outcome, preview, header, frame));
  }

  /** The frame has its place among the others by now, so that it cannot be refused any more. */
  private Optional<Image> colours(
      FilterOutcome outcome, Optional<Image> preview, EncodedImage header, RawFrame frame) {
    if (outcome.route() != FilterOutcome.Route.SCORE) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          stages
              .previews()
              .forModel(preview.orElseThrow(), header, frame.image(), frame.preview()));
    } catch (UnreadableFrameException e) {
      return Optional.empty();
    }
  }

  CameraSnapshot snapshot(String camera) {
    return new CameraSnapshot(camera, filter.position(), filter.snapshot(stages.engine().planId()));
  }

  private FilterOutcome observe(long frame, Optional<Image> preview) {
    return preview.isPresent() ? filter.observe(frame, preview.get()) : filter.observe(frame);
  }

  private long repairedCaptureTime(RawFrame frame) {
    long repaired = filter.repairCaptureTime(frame.timestampMillis());
    if (repaired != frame.timestampMillis()) {
      metrics.clockRepairs.inc();
    }
    return repaired;
  }

  private void countMissing(long sequence) {
    if (lastSequence != RawFrame.NO_SEQUENCE && sequence > lastSequence + 1) {
      metrics.missing.inc(sequence - lastSequence - 1);
    }
    lastSequence = sequence; // a smaller one: the producer was started anew
  }
}
