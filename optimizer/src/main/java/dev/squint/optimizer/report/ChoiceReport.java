package dev.squint.optimizer.report;

import dev.squint.core.difference.Baseline;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.query.Query;
import dev.squint.optimizer.choose.Choice;
import dev.squint.optimizer.choose.ParetoPoint;
import dev.squint.optimizer.choose.PlanReplay;
import dev.squint.optimizer.choose.QueryError;
import dev.squint.optimizer.choose.Replay;
import dev.squint.optimizer.choose.ThresholdedPlan;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.report.TuningReport.Outcome;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import dev.squint.optimizer.report.TuningReport.ReportedPlan;
import dev.squint.optimizer.report.TuningReport.Slice;
import dev.squint.optimizer.report.TuningReport.TriedPlan;
import dev.squint.optimizer.report.TuningReport.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes from a choice, and from what it rests on, what a report shows. */
final class ChoiceReport {
  private static final float[] NONE = {};

  private ChoiceReport() {}

  static Outcome outcome(Choice choice) {
    Verdict verdict = Verdict.REFUSED;
    if (choice.chosen().isPresent()) {
      verdict = choice.certified() ? Verdict.CERTIFIED : Verdict.UNCERTIFIED;
    }
    return new Outcome(verdict, choice.explanation());
  }

  /** The plan that was chosen; after a refusal, the one that the certificate is about. */
  static ThresholdedPlan planOf(Choice choice) {
    List<ThresholdedPlan> sequence = choice.sequence();
    int mostCautious = Math.min(1, sequence.size() - 1);
    return choice.chosen().orElseGet(() -> sequence.get(mostCautious));
  }

  static ReportedPlan describe(Choice choice, int smoothingFrames) {
    ThresholdedPlan plan = planOf(choice);
    FilterLog filter = plan.candidate().filter();
    return new ReportedPlan(
        filter.processEvery(),
        filter.difference(),
        plan.candidate().scores().map(ScoreLog::model),
        smoothingFrames,
        choice.expectedCost().orElse(plan.cost()));
  }

  static List<Slice> slices(Split split) {
    return List.of(
        slice("training", split.training()),
        slice("validation", split.validation()),
        slice("selection", split.selection()),
        slice("certification", split.certification()));
  }

  private static Slice slice(String name, FrameSpan span) {
    return new Slice(name, span.start(), span.end());
  }

  static float[] differences(ThresholdedPlan plan) {
    FilterLog filter = plan.candidate().filter();
    return filter.difference().isPresent() ? filter.differences() : NONE;
  }

  static List<QueryTrack> tracks(ThresholdedPlan plan, Truth truth) {
    Candidate candidate = plan.candidate();
    Replay replay = PlanReplay.replay(truth, truth.whole(), candidate, plan.thresholds());
    List<QueryTrack> tracks = new ArrayList<>();
    for (int index = 0; index < truth.queries().size(); index++) {
      int row = index;
      Query query = truth.queries().get(index);
      Optional<ScoreThresholds> thresholds =
          candidate.scores().map(scores -> plan.thresholds().get(row));
      tracks.add(
          new QueryTrack(
              query.name(),
              query.format(),
              replay.trueTimelines()[index],
              truth.raw()[index],
              replay.timelines()[index],
              replay.decidedBy(),
              candidate.scores().map(scores -> scores.scores()[row]).orElse(NONE),
              thresholds));
    }
    return tracks;
  }

  /** The plans that were tested, and those that no other beats. */
  static List<TriedPlan> tried(Choice choice) {
    Set<ThresholdedPlan> front = new LinkedHashSet<>();
    for (ParetoPoint point : choice.front()) {
      front.add(point.plan());
    }
    Set<ThresholdedPlan> all = new LinkedHashSet<>(choice.sequence());
    all.addAll(front);
    choice.chosen().ifPresent(all::add);
    List<TriedPlan> tried = new ArrayList<>();
    for (ThresholdedPlan plan : all) {
      tried.add(
          new TriedPlan(
              inFewWords(plan.candidate()),
              plan.cost().microsPerFrame(),
              worst(plan, true),
              worst(plan, false),
              front.contains(plan),
              choice.chosen().filter(plan::equals).isPresent()));
    }
    return tried;
  }

  private static double worst(ThresholdedPlan plan, boolean isMissed) {
    double worst = 0;
    for (QueryError error : plan.selectionErrors()) {
      worst = Math.max(worst, isMissed ? error.falseNegativeRate() : error.falsePositiveRate());
    }
    return worst;
  }

  private static String inFewWords(Candidate candidate) {
    if (candidate.isReferenceOnly()) {
      return "reference model on every frame";
    }
    List<String> words = new ArrayList<>();
    if (candidate.filter().processEvery() > 1) {
      words.add("one frame in %d".formatted(candidate.filter().processEvery()));
    }
    candidate
        .filter()
        .difference()
        .ifPresent(
            detector ->
                words.add(
                    "difference to %s below %s"
                        .formatted(
                            nameOf(detector.baseline()), Wording.small(detector.threshold()))));
    candidate.scores().ifPresent(scores -> words.add(scores.model()));
    return String.join(", ", words);
  }

  private static String nameOf(Baseline baseline) {
    return baseline.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
