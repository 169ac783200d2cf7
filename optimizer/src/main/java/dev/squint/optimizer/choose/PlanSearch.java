package dev.squint.optimizer.choose;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import dev.squint.optimizer.threshold.ErrorLimits;
import dev.squint.optimizer.threshold.FilteredTruth;
import dev.squint.optimizer.threshold.ThresholdSearch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The search over candidates on one stretch of frames. Keeps what it has learnt of each candidate
 * between calls. Mutable; not thread-safe.
 */
final class PlanSearch {
  private final Truth truth;
  private final QueryTruth[] truths;
  private final FrameSpan span;
  private final IdentityHashMap<FilterLog, FilteredTruth> filters = new IdentityHashMap<>();
  private final IdentityHashMap<FilterLog, FilterSlice> slices = new IdentityHashMap<>();
  private final List<Entry> entries = new ArrayList<>();

  /** A candidate with what is known of its cost. */
  private static final class Entry {
    private final Candidate candidate;
    private double leastMicros;
    private @Nullable ThresholdSearch search;

    private Entry(Candidate candidate, double leastMicros) {
      this.candidate = candidate;
      this.leastMicros = leastMicros;
    }
  }

  PlanSearch(Truth truth, FrameSpan span, List<Candidate> candidates) {
    this.truth = truth;
    this.span = span;
    truths = QueryTruth.all(truth, span);
    for (Candidate candidate : candidates) {
      int leastReferred = candidate.scores().isPresent() ? 0 : slice(candidate).letThrough();
      entries.add(new Entry(candidate, cost(candidate, leastReferred).microsPerFrame()));
    }
  }

  /**
   * The cheapest plan that keeps every query within {@code limits}; empty when none does.
   *
   * <p>To be called with limits that never grow: a candidate's cost within wider limits is its
   * least within narrower ones, and most candidates need no search once that is too much.
   */
  Optional<ThresholdedPlan> cheapest(ErrorLimits limits) {
    entries.sort(Comparator.comparingDouble(entry -> entry.leastMicros));
    ThresholdedPlan best = null;
    double bestMicros = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      if (entry.leastMicros >= bestMicros) {
        break;
      }
      Optional<ThresholdedPlan> plan =
          thresholds(entry, limits).map(found -> plan(entry.candidate, found));
      entry.leastMicros =
          plan.map(found -> found.cost().microsPerFrame()).orElse(Double.POSITIVE_INFINITY);
      if (plan.isPresent() && entry.leastMicros < bestMicros) {
        best = plan.get();
        bestMicros = entry.leastMicros;
      }
    }
    return Optional.ofNullable(best);
  }

  private Optional<List<ScoreThresholds>> thresholds(Entry entry, ErrorLimits limits) {
    FilteredTruth filtered =
        filters.computeIfAbsent(
            entry.candidate.filter(),
            log -> FilteredTruth.of(truth, truths, slice(entry.candidate)));
    if (entry.candidate.scores().isEmpty()) {
      return filtered.keeps(limits) ? Optional.of(List.of()) : Optional.empty();
    }
    if (entry.search == null) {
      entry.search = new ThresholdSearch(filtered, entry.candidate.scores().get().scores());
    }
    return entry.search.find(limits);
  }

  /** A candidate with thresholds, as the stretch sees it. */
  ThresholdedPlan plan(Candidate candidate, List<ScoreThresholds> thresholds) {
    return EvaluatedPlan.of(truth, truths, slice(candidate), candidate, thresholds).plan();
  }

  private FilterSlice slice(Candidate candidate) {
    return slices.computeIfAbsent(candidate.filter(), log -> FilterSlice.of(log, span));
  }

  private PlanCost cost(Candidate candidate, int referred) {
    return new PlanCost(slice(candidate).use(candidate, referred), candidate.costs());
  }
}
