package dev.squint.optimizer.report;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.PlanCost;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.choose.Choice;
import dev.squint.optimizer.choose.ThresholdedPlan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the report of one tuning shows, as numbers.
 *
 * <p>Frames count from 0, the first frame of the footage that was used. Arrays and bit sets are
 * owned by the report: they are neither copied nor to be modified.
 *
 * @param outcome whether there is a plan, and why (not)
 * @param footage what was looked at
 * @param plan what was chosen; the best that was tried where the outcome is a refusal
 * @param slices how the footage was split, in order of time; accuracy is measured on the last
 * @param queries one a query, in the plan's order
 * @param differences of each frame, as the difference detector measured; NaN where it did not;
 *     empty without one
 * @param tried the plans that were weighed against each other
 * @param certificate of {@code plan}
 * @param training of the specialized models that took part in the choice
 */
public record TuningReport(
    Outcome outcome,
    Footage footage,
    ReportedPlan plan,
    List<Slice> slices,
    List<QueryTrack> queries,
    float[] differences,
    List<TriedPlan> tried,
    Certificate certificate,
    List<TrainingCurve> training) {
  public TuningReport {
    slices = List.copyOf(slices);
    queries = List.copyOf(queries);
    tried = List.copyOf(tried);
    training = List.copyOf(training);
    if (slices.isEmpty()) {
      throw new IllegalArgumentException("a report needs at least one slice of the footage");
    }
    if (differences.length != 0) {
      requireFrames("differences", differences.length, footage.frames());
    }
    for (Slice slice : slices) {
      slice.requireWithin(footage.frames());
    }
    for (QueryTrack query : queries) {
      query.requireFrames(footage.frames());
    }
  }

  /**
   * The report of a choice. The plan is replayed over the whole footage.
   *
   * @param truth as the choice was made by
   * @param split likewise
   * @param training of the specialized models that took part
   */
  public static TuningReport of(
      Footage footage, Truth truth, Split split, Choice choice, List<TrainingCurve> training) {
    ThresholdedPlan plan = ChoiceReport.planOf(choice);
    return new TuningReport(
        ChoiceReport.outcome(choice),
        footage,
        ChoiceReport.describe(choice, truth.smoothingFrames()),
        ChoiceReport.slices(split),
        ChoiceReport.tracks(plan, truth),
        ChoiceReport.differences(plan),
        ChoiceReport.tried(choice),
        choice.certificate(),
        training);
  }

  /** The frames whose pictures the page shows, in order, so that footage need be read once. */
  public int[] picturedFrames() {
    return MistakeCard.stretches(this).stream()
        .mapToInt(WrongStretch::worstFrame)
        .distinct()
        .sorted()
        .toArray();
  }

  /** The slice that accuracy, scores and calibration are measured on: the last. */
  Slice measured() {
    return slices.get(slices.size() - 1);
  }

  private static void requireFrames(String name, int length, int frames) {
    if (length != frames) {
      throw new IllegalArgumentException(
          "%s cover %d frames, the footage has %d".formatted(name, length, frames));
    }
  }

  /** How a tuning ended. */
  public enum Verdict {
    /** The plan's error is within the bounds, at the confidence asked for. */
    CERTIFIED,
    /** A plan was written although its error could not be bounded as asked. */
    UNCERTIFIED,
    /** No plan was written. */
    REFUSED
  }

  /**
   * The verdict of a tuning.
   *
   * @param verdict how it ended
   * @param explanation one or two sentences for people
   */
  public record Outcome(Verdict verdict, String explanation) {}

  /**
   * The footage, and whose answers are the truth.
   *
   * @param name of the file or topic
   * @param sha256 its checksum
   * @param reference the reference model's name
   * @param frames how many were used
   * @param firstFrame position of frame 0 in the footage
   * @param framesPerSecond positive
   * @param labelEvery 1 when the reference model saw every frame; n when it saw every n-th, and all
   *     frames between two that differ
   * @param seed of everything random
   */
  public record Footage(
      String name,
      String sha256,
      String reference,
      int frames,
      long firstFrame,
      double framesPerSecond,
      int labelEvery,
      long seed) {
    public Footage {
      if (frames < 1) {
        throw new IllegalArgumentException("a report needs at least one frame: " + frames);
      }
      if (!(framesPerSecond > 0)) {
        throw new IllegalArgumentException("framesPerSecond must be positive: " + framesPerSecond);
      }
    }
  }

  /**
   * The cascade that the report is about.
   *
   * @param processEvery 1 when every frame is looked at, n when every n-th is
   * @param difference the difference detector, if any
   * @param model the specialized model's name, if any
   * @param smoothingFrames window of the timelines
   * @param cost predicted
   */
  public record ReportedPlan(
      int processEvery,
      Optional<DifferenceSpec> difference,
      Optional<String> model,
      int smoothingFrames,
      PlanCost cost) {}

  /**
   * A stretch of the footage with a purpose.
   *
   * @param name for example {@code training}
   * @param start first frame
   * @param end frame after the last
   */
  public record Slice(String name, int start, int end) {
    int frames() {
      return end - start;
    }

    void requireWithin(int frames) {
      if (start < 0 || end < start || end > frames) {
        throw new IllegalArgumentException(
            "slice %s must lie within the %d frames: %d to %d".formatted(name, frames, start, end));
      }
    }
  }

  /**
   * One query over the whole footage.
   *
   * @param name the query's
   * @param asked the query as it was asked, for example {@code person:0.5@gate}
   * @param truth smoothed timeline of the reference model
   * @param raw the reference model's presence before smoothing, which the scores imitate
   * @param answer smoothed timeline of the plan
   * @param decidedBy the stage that answered, one a frame
   * @param scores of the specialized model, one a frame; empty without one
   * @param thresholds of the specialized model, if any
   */
  public record QueryTrack(
      String name,
      String asked,
      BitSet truth,
      BitSet raw,
      BitSet answer,
      DecidedBy[] decidedBy,
      float[] scores,
      Optional<ScoreThresholds> thresholds) {

    private void requireFrames(int frames) {
      TuningReport.requireFrames("the stages of query " + name, decidedBy.length, frames);
      if (scores.length != 0) {
        TuningReport.requireFrames("the scores of query " + name, scores.length, frames);
      }
    }
  }

  /**
   * One point of the search.
   *
   * @param description the plan in a few words
   * @param microsPerFrame predicted
   * @param falseNegativeRate the worst of its queries, on the selection slice
   * @param falsePositiveRate likewise
   * @param onFront whether no other plan is both cheaper and better
   * @param chosen whether this is the plan
   */
  public record TriedPlan(
      String description,
      double microsPerFrame,
      double falseNegativeRate,
      double falsePositiveRate,
      boolean onFront,
      boolean chosen) {}

  /**
   * How the training of one specialized model went.
   *
   * @param model its name
   * @param trainingLoss mean cross entropy, one an epoch
   * @param validationLoss likewise, on frames that it does not learn from
   * @param chosen whether the plan uses it
   */
  public record TrainingCurve(
      String model, double[] trainingLoss, double[] validationLoss, boolean chosen) {}
}
