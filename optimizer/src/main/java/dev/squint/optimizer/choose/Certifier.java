package dev.squint.optimizer.choose;

import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.AbsenceBlocks;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import dev.squint.optimizer.statistics.HoeffdingBentkus;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Tests plans on held-out footage.
 *
 * <p>The unit of misses is the event (events less than {@link QueryTruth#MERGE_SECONDS} apart are
 * one), its loss the share of its frames reported absent. The unit of inventions is a block of
 * absence as long as a long event: the absent frames, one after the other, cut at equal lengths;
 * its loss is the share of its frames reported present. Units are taken as independent and alike,
 * which frames are not.
 *
 * <p>A plan is certified when each rate of each query is shown to be below its bound at the asked
 * confidence: the largest of the p-values tests that all are, whatever depends on what. Plans are
 * tested in a sequence fixed before, up to the first that fails; that needs no correction for the
 * number of plans (Angelopoulos, Bates, Candes, Jordan, Lei: Learn then test, 2021, section 2.3).
 */
final class Certifier {
  private final Truth truth;
  private final FrameSpan span;
  private final ErrorBounds bounds;
  private final QueryTruth[] truths;
  private final int[] blockFrames;

  Certifier(Truth truth, Split split, ErrorBounds bounds) {
    this.truth = truth;
    this.bounds = bounds;
    span = split.certification();
    truths = QueryTruth.all(truth, span);
    FrameSpan before = new FrameSpan(split.training().start(), split.selection().end());
    blockFrames = new int[truths.length];
    for (int query = 0; query < truths.length; query++) {
      QueryTruth known = QueryTruth.of(truth, query, before);
      blockFrames[query] = AbsenceBlocks.lengthFor(known.events(), known.smoothingFrames());
    }
  }

  /**
   * What the held-out footage says of a plan.
   *
   * @param holds whether every rate is shown to be below its bound
   * @param errorShare how much of the bounds the plan uses up, frame by frame: 1 for all of it
   * @param queries one a query
   */
  record Finding(boolean holds, double errorShare, List<QueryCertificate> queries) {
    /**
     * Whether every rate that was observed keeps a share of its bound, shown or not: over units,
     * and over frames, which are there when no whole unit is.
     */
    boolean keeps(ErrorBounds bounds) {
      if (errorShare > 1) {
        return false;
      }
      for (QueryCertificate query : queries) {
        if (query.falseNegatives().observed() > bounds.maxFalseNegativeRate()
            || query.falsePositives().observed() > bounds.maxFalsePositiveRate()) {
          return false;
        }
      }
      return true;
    }
  }

  ErrorBounds bounds() {
    return bounds;
  }

  /** Tests a plan. */
  Finding test(ThresholdedPlan plan) {
    FilterSlice slice = FilterSlice.of(plan.candidate().filter(), span);
    EvaluatedPlan evaluated =
        EvaluatedPlan.of(truth, truths, slice, plan.candidate(), plan.thresholds());
    BitSet[] timelines = evaluated.timelines();
    List<QueryCertificate> queries = new ArrayList<>();
    boolean holds = true;
    for (int query = 0; query < truths.length; query++) {
      BitSet answer = timelines[query];
      double[] events = truths[query].events().losses(answer);
      double[] blocks =
          AbsenceBlocks.losses(
              truths[query].events(), answer, truths[query].frames(), blockFrames[query]);
      holds &= isBelow(events, bounds.maxFalseNegativeRate());
      holds &= isBelow(blocks, bounds.maxFalsePositiveRate());
      queries.add(
          new QueryCertificate(
              truths[query].query(),
              rate(events, 0, bounds.maxFalseNegativeRate()),
              rate(blocks, blockFrames[query], bounds.maxFalsePositiveRate())));
    }
    return new Finding(holds, evaluated.plan().errorShare(bounds), queries);
  }

  /** The reference model on every frame: it makes no error by definition. */
  Finding ofReference() {
    return new Finding(true, 0, withoutTest(0, 0, 0));
  }

  /** What is there to test on when there is no plan to test. */
  Finding ofNoPlan() {
    return new Finding(
        false,
        1,
        withoutTest(
            1,
            HoeffdingBentkus.unitsNeeded(0, bounds.maxFalseNegativeRate(), bounds.risk()),
            HoeffdingBentkus.unitsNeeded(0, bounds.maxFalsePositiveRate(), bounds.risk())));
  }

  private List<QueryCertificate> withoutTest(double upper, int eventsNeeded, int blocksNeeded) {
    List<QueryCertificate> queries = new ArrayList<>();
    for (int query = 0; query < truths.length; query++) {
      int events = truths[query].events().count();
      int blocks = truths[query].absent() / blockFrames[query];
      queries.add(
          new QueryCertificate(
              truths[query].query(),
              new CertifiedRate(events, 0, 0, upper, eventsNeeded),
              new CertifiedRate(blocks, blockFrames[query], 0, upper, blocksNeeded)));
    }
    return queries;
  }

  /** A finding as a plan carries it. */
  Certificate certificate(Finding finding, int plansTested) {
    return new Certificate(
        finding.holds(),
        bounds.maxFalseNegativeRate(),
        bounds.maxFalsePositiveRate(),
        bounds.confidence(),
        span.start(),
        span.end(),
        plansTested,
        finding.queries());
  }

  private boolean isBelow(double[] losses, double bound) {
    return HoeffdingBentkus.pValue(mean(losses), losses.length, bound) <= bounds.risk();
  }

  private CertifiedRate rate(double[] losses, int unitFrames, double bound) {
    double observed = mean(losses);
    int needed = HoeffdingBentkus.unitsNeeded(observed, bound, bounds.risk());
    return new CertifiedRate(
        losses.length,
        unitFrames,
        observed,
        HoeffdingBentkus.upperBound(observed, losses.length, bounds.risk()),
        isBelow(losses, bound) ? Math.min(needed, losses.length) : needed);
  }

  private static double mean(double[] losses) {
    double sum = 0;
    for (double loss : losses) {
      sum += loss;
    }
    return losses.length == 0 ? 0 : Math.min(1, sum / losses.length);
  }
}
