package dev.squint.optimizer.choose;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.threshold.ErrorLimits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The plans to test on held-out footage, in an order fixed without it: from the reference model on
 * every frame over ever larger shares of the error bounds to the cheapest plan within them.
 *
 * @param tested strictly cheaper from one to the next; the first is the reference model on every
 *     frame
 * @param front the plans among all that were found which no other beats in cost and error
 */
record PlanSequence(List<ThresholdedPlan> tested, List<ParetoPoint> front) {
  /** Shares of the bounds that plans are sought for; those above 1 are for people to see. */
  private static final double[] SHARES = {
    4, 2, 1, 7 / 8.0, 3 / 4.0, 5 / 8.0, 1 / 2.0, 3 / 8.0, 1 / 4.0, 1 / 8.0, 1 / 16.0, 0
  };

  /** How near to certainty the most cautious plans move the thresholds. */
  private static final double[] CAUTION = {
    3 / 4.0, 1 / 2.0, 1 / 4.0, 1 / 8.0, 1 / 16.0, 1 / 32.0, 1 / 64.0
  };

  /**
   * Searches from wide limits to narrow ones.
   *
   * @param reference the reference model on every frame
   */
  static PlanSequence find(PlanSearch search, ThresholdedPlan reference, ErrorBounds bounds) {
    List<ThresholdedPlan> found = new ArrayList<>();
    List<ThresholdedPlan> fromCheap = new ArrayList<>();
    for (double share : SHARES) {
      Optional<ThresholdedPlan> plan = search.cheapest(limits(bounds, share));
      plan.ifPresent(found::add);
      if (share <= 1) {
        plan.ifPresent(fromCheap::add);
      }
    }
    if (!fromCheap.isEmpty()) {
      ThresholdedPlan last = fromCheap.get(fromCheap.size() - 1);
      for (double caution : CAUTION) {
        fromCheap.add(search.plan(last.candidate(), cautious(last.thresholds(), caution)));
      }
    }
    fromCheap.add(reference);
    found.addAll(fromCheap);
    return new PlanSequence(strictlyCheaper(fromCheap), front(found));
  }

  /** The reference model on every frame alone. */
  static PlanSequence only(ThresholdedPlan reference) {
    return new PlanSequence(List.of(reference), List.of(point(reference)));
  }

  private static ErrorLimits limits(ErrorBounds bounds, double share) {
    return new ErrorLimits(
        Math.min(1, share * bounds.maxFalseNegativeRate()),
        Math.min(1, share * bounds.maxFalsePositiveRate()));
  }

  private static List<ScoreThresholds> cautious(List<ScoreThresholds> thresholds, double caution) {
    return thresholds.stream()
        .map(
            pair ->
                new ScoreThresholds(
                    caution * pair.absentBelow(), 1 - caution * (1 - pair.presentAbove())))
        .toList();
  }

  private static List<ThresholdedPlan> strictlyCheaper(List<ThresholdedPlan> fromCheap) {
    List<ThresholdedPlan> sequence = new ArrayList<>();
    double last = Double.POSITIVE_INFINITY;
    for (int i = fromCheap.size() - 1; i >= 0; i--) {
      double micros = fromCheap.get(i).cost().microsPerFrame();
      if (micros < last) {
        sequence.add(fromCheap.get(i));
        last = micros;
      }
    }
    return sequence;
  }

  private static List<ParetoPoint> front(List<ThresholdedPlan> plans) {
    List<ParetoPoint> points =
        new ArrayList<>(plans.stream().map(PlanSequence::point).distinct().toList());
    points.sort(
        Comparator.comparingDouble(ParetoPoint::microsPerFrame)
            .reversed()
            .thenComparing(Comparator.comparingDouble(PlanSequence::errorOf).reversed()));
    List<ParetoPoint> front = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      ParetoPoint point = points.get(i);
      boolean beaten =
          points.subList(i + 1, points.size()).stream()
              .anyMatch(
                  other ->
                      other.falseNegativeRate() <= point.falseNegativeRate()
                          && other.falsePositiveRate() <= point.falsePositiveRate());
      if (!beaten) {
        front.add(point);
      }
    }
    return front;
  }

  private static double errorOf(ParetoPoint point) {
    return point.falseNegativeRate() + point.falsePositiveRate();
  }

  private static ParetoPoint point(ThresholdedPlan plan) {
    double falseNegativeRate = 0;
    double falsePositiveRate = 0;
    for (QueryError error : plan.selectionErrors()) {
      falseNegativeRate = Math.max(falseNegativeRate, error.falseNegativeRate());
      falsePositiveRate = Math.max(falsePositiveRate, error.falsePositiveRate());
    }
    return new ParetoPoint(
        plan, plan.cost().microsPerFrame(), falseNegativeRate, falsePositiveRate);
  }
}
