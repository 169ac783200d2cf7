package dev.squint.jobs.offline.tuning;

import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.jobs.options.Suggestions;
import dev.squint.jobs.options.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The thresholds of a plan by name: {@code QUERY.low}, {@code QUERY.high}, {@code difference}, and
 * {@code processEvery}.
 */
final class ThresholdSettings {
  private static final String LOW = ".low";
  private static final String HIGH = ".high";
  private static final String DIFFERENCE = "difference";
  private static final String PROCESS_EVERY = "processEvery";

  private ThresholdSettings() {}

  /**
   * The plan with other settings.
   *
   * @throws UserException when it has no such setting, or the value is out of bounds
   */
  static Plan applied(Plan plan, Map<String, Double> settings) {
    requireKnown(plan, settings);
    return UserException.check(
        "--set",
        () ->
            new Plan(
                plan.schema(),
                plan.camera(),
                plan.framesPerSecond(),
                plan.queries(),
                (int)
                    Math.round(settings.getOrDefault(PROCESS_EVERY, (double) plan.processEvery())),
                plan.previewReduction(),
                plan.difference().map(spec -> changed(spec, settings)),
                plan.specializedModel().map(stage -> changed(plan, stage, settings)),
                plan.smoothingFrames(),
                plan.reference(),
                Optional.empty()));
  }

  private static void requireKnown(Plan plan, Map<String, Double> settings) {
    TreeSet<String> known = new TreeSet<>(List.of(PROCESS_EVERY));
    if (plan.difference().isPresent()) {
      known.add(DIFFERENCE);
    }
    if (plan.specializedModel().isPresent()) {
      plan.queries().forEach(query -> known.add(query.name() + LOW));
      plan.queries().forEach(query -> known.add(query.name() + HIGH));
    }
    for (String name : settings.keySet()) {
      if (!known.contains(name)) {
        throw new UserException(
            "--set %s: the plan has no such setting; it has %s%s"
                .formatted(name, String.join(", ", known), Suggestions.hint(name, known)));
      }
    }
  }

  private static DifferenceSpec changed(DifferenceSpec spec, Map<String, Double> settings) {
    return new DifferenceSpec(
        spec.baseline(),
        spec.lagFrames(),
        spec.metric(),
        settings.getOrDefault(DIFFERENCE, spec.threshold()),
        spec.recheckAfterFrames(),
        spec.scene());
  }

  private static SpecializedStage changed(
      Plan plan, SpecializedStage stage, Map<String, Double> settings) {
    List<ScoreThresholds> thresholds = new ArrayList<>();
    for (int query = 0; query < plan.queries().size(); query++) {
      String name = plan.queries().get(query).name();
      ScoreThresholds before = stage.thresholds().get(query);
      thresholds.add(
          new ScoreThresholds(
              settings.getOrDefault(name + LOW, before.absentBelow()),
              settings.getOrDefault(name + HIGH, before.presentAbove())));
    }
    return new SpecializedStage(stage.model(), thresholds);
  }
}
