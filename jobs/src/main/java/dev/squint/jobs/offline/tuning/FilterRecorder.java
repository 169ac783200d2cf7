package dev.squint.jobs.offline.tuning;

import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FilterOutcome.Route;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.evidence.FilterLog;
import java.util.Arrays;
import java.util.Optional;

/**
 * Writes down what the filter of a cascade does with each frame. Fed the frames in order, by one
 * thread at a time.
 */
final class FilterRecorder {
  private final int processEvery;
  private final Optional<FittedDetector> detector;
  private final CascadeFilter filter;
  private final int[] sameAs;
  private final float[] differences;
  private int frame;

  /**
   * A filter that has seen no frame.
   *
   * @param base a plan of which all but the filter counts
   * @param frames how many there are
   */
  FilterRecorder(Plan base, int processEvery, Optional<FittedDetector> detector, int frames) {
    this.processEvery = processEvery;
    this.detector = detector;
    filter = CascadeFilter.create(bundle(base.withProcessEvery(processEvery), detector));
    sameAs = new int[frames];
    differences = new float[frames];
    Arrays.fill(differences, Float.NaN);
  }

  private static PlanBundle bundle(Plan base, Optional<FittedDetector> detector) {
    return detector
        .map(fitted -> TunedBundle.withDetector(base, fitted))
        .orElseGet(() -> PlanBundle.of(base));
  }

  /** Takes the next frame. */
  void add(Image luma) {
    FilterOutcome outcome;
    if (filter.skipsNext()) {
      outcome = filter.skip();
    } else {
      outcome = filter.observe(frame, luma);
    }
    boolean copied = outcome.route() == Route.SKIP || outcome.route() == Route.COPY;
    sameAs[frame] = copied ? (int) outcome.sameAs() : FilterLog.LET_THROUGH;
    differences[frame] = (float) outcome.difference();
    frame++;
  }

  /** What was written down, once all frames were taken. */
  FilterLog log() {
    if (frame != sameAs.length) {
      throw new IllegalStateException("%d of %d frames".formatted(frame, sameAs.length));
    }
    return new FilterLog(processEvery, detector.map(FittedDetector::spec), sameAs, differences);
  }
}
