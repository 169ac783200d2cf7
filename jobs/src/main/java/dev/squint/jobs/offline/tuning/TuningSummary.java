package dev.squint.jobs.offline.tuning;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.hash.Sha256;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.optimizer.choose.ParetoPoint;
import dev.squint.optimizer.choose.PlanReplay;
import dev.squint.optimizer.choose.QueryError;
import dev.squint.optimizer.choose.Replay;
import dev.squint.optimizer.choose.ThresholdedPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code squint tune} says at its end; its JSON form is the command's document.
 *
 * @param plan id of the plan
 * @param file where it was written
 * @param sha256 checksum of that file
 * @param certified whether the error bounds are certified
 * @param explanation one or two sentences for people
 * @param frames how many were used
 * @param stages the plan in words
 * @param stageShares share of the certification part's frames that each stage decided
 * @param cost expected
 * @param selection errors on the part that the plan was chosen on, by query
 * @param certificate of the error
 * @param front the plans that no other beats, from dear to cheap
 * @param candidates how many cascades were weighed
 * @param timing seconds by step
 */
public record TuningSummary(
    String plan,
    String file,
    String sha256,
    boolean certified,
    String explanation,
    int frames,
    List<String> stages,
    Map<DecidedBy, Double> stageShares,
    Cost cost,
    List<SelectionError> selection,
    Certificate certificate,
    List<FrontPoint> front,
    int candidates,
    Map<String, Double> timing) {

  /**
   * What a frame is expected to cost.
   *
   * @param microsPerFrame with previews in the frames' headers
   * @param microsPerFrameWithoutHeader with previews decoded from the frames
   * @param referenceMicrosPerFrame of the reference model on every frame
   * @param speedup how many times dearer that is
   */
  public record Cost(
      double microsPerFrame,
      double microsPerFrameWithoutHeader,
      double referenceMicrosPerFrame,
      double speedup) {
    static Cost of(PlanCost cost) {
      return new Cost(
          cost.microsPerFrame(),
          cost.microsPerFrameWithoutHeader(),
          cost.stages().referenceMicros(),
          cost.speedup());
    }
  }

  /** The error of a plan on one query, on the part that plans are chosen on. */
  public record SelectionError(String query, double falseNegativeRate, double falsePositiveRate) {
    static SelectionError of(QueryError error) {
      return new SelectionError(
          error.query(), error.falseNegativeRate(), error.falsePositiveRate());
    }
  }

  /** A plan that no other beats. */
  public record FrontPoint(
      String stages,
      double microsPerFrame,
      double falseNegativeRate,
      double falsePositiveRate,
      boolean chosen) {}

  /** The summary of a tuning that has come to a plan. */
  public static TuningSummary of(TuningResult result, PlanBundle bundle, Path file) {
    ThresholdedPlan chosen = result.choice().chosen().orElseThrow();
    TuningSearch search = result.search();
    return new TuningSummary(
        bundle.id(),
        file.toString(),
        Sha256.of(PlanBundles.write(bundle)),
        result.choice().certified(),
        result.choice().explanation(),
        search.info().frames(),
        PlanWording.lines(bundle.plan()),
        shares(search, chosen),
        Cost.of(result.choice().expectedCost().orElse(chosen.cost())),
        chosen.selectionErrors().stream().map(SelectionError::of).toList(),
        tuned(bundle.plan()),
        front(result, chosen),
        search.combinations().size(),
        result.secondsByStep());
  }

  private static Certificate tuned(Plan plan) {
    return plan.tuning().orElseThrow().certificate();
  }

  private static Map<DecidedBy, Double> shares(TuningSearch search, ThresholdedPlan chosen) {
    Replay replay =
        PlanReplay.replay(
            search.truth(),
            search.split().certification(),
            chosen.candidate(),
            chosen.thresholds());
    Map<DecidedBy, Double> shares = new LinkedHashMap<>();
    for (DecidedBy stage : DecidedBy.values()) {
      shares.put(stage, (double) replay.decidedBy(stage) / replay.span().length());
    }
    return shares;
  }

  private static List<FrontPoint> front(TuningResult result, ThresholdedPlan chosen) {
    List<FrontPoint> points = new ArrayList<>();
    for (ParetoPoint point : result.choice().front()) {
      Combination stages = result.search().stagesOf(point.plan());
      points.add(
          new FrontPoint(
              PlanWording.brief(stages),
              point.microsPerFrame(),
              point.falseNegativeRate(),
              point.falsePositiveRate(),
              point.plan().equals(chosen)));
    }
    return points;
  }
}
