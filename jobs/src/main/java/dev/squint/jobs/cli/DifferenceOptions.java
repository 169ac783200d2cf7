package dev.squint.jobs.cli;

import dev.squint.core.difference.Aggregation;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.options.DifferenceSettings;
import dev.squint.jobs.options.PlanWords;
import dev.squint.jobs.options.UserException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of a difference detector; each overrides the configuration file. */
final class DifferenceOptions {
  @Option(
      names = "--difference",
      paramLabel = "BASELINE",
      description =
          "What a frame is compared with: last-let-through, earlier-frame, reference-image or none."
              + " Default: last-let-through.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--lag",
      paramLabel = "FRAMES",
      description = "For earlier-frame: how many frames back. Default: 1.")
  private Optional<Integer> lag = Optional.empty();

  @Option(
      names = "--threshold",
      paramLabel = "D",
      description =
          "A frame that differs less takes the earlier one's answer; mean squared error, black 0,"
              + " white 1. Default: "
              + Plan.DEFAULT_DIFFERENCE_THRESHOLD
              + ".")
  private Optional<Double> threshold = Optional.empty();

  @Option(
      names = "--recheck-after",
      paramLabel = "SECONDS",
      description =
          "How long an answer is copied at most. Default: " + Plan.DEFAULT_RECHECK_SECONDS + ".")
  private Optional<Double> recheckAfter = Optional.empty();

  @Option(
      names = "--aggregation",
      paramLabel = "HOW",
      description =
          "global, weighted-blocks or largest-block: how blocks' errors become one difference."
              + " Default: largest-block.")
  private Optional<String> aggregation = Optional.empty();

  @Option(
      names = "--grid",
      paramLabel = "COLUMNSxROWS",
      description = "The blocks that a preview is divided into. Default: 16x9.")
  private Optional<String> grid = Optional.empty();

  /** The settings that these options make of {@code base}. */
  DifferenceSettings over(DifferenceSettings base) {
    Optional<Baseline> chosen =
        baseline
            .map(
                word ->
                    UserException.check(
                        "--difference", () -> PlanWords.find(word, PlanWords.baselines())))
            .orElse(base.baseline());
    return UserException.check(
        "--recheck-after",
        () ->
            new DifferenceSettings(
                chosen,
                lag.orElse(base.lagFrames()),
                metric(base.metric()),
                threshold.orElse(base.threshold()),
                recheckAfter.orElse(base.recheckAfterSeconds()),
                base.scene()));
  }

  private DifferenceMetric metric(DifferenceMetric base) {
    Aggregation how =
        aggregation
            .map(
                word ->
                    UserException.check(
                        "--aggregation", () -> PlanWords.find(word, PlanWords.aggregations())))
            .orElse(base.aggregation());
    BlockGrid blocks =
        grid.map(text -> UserException.check("--grid", () -> PlanWords.parseGrid(text)))
            .orElse(base.grid());
    return DifferenceSettings.metric(how, blocks, base.lightRobust());
  }
}
