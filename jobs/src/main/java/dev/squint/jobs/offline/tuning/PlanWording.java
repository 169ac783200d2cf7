package dev.squint.jobs.offline.tuning;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.plan.SpecializedStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plans in words. */
final class PlanWording {
  private PlanWording() {}

  /** One line a stage. */
  static List<String> lines(Plan plan) {
    List<String> lines = new ArrayList<>();
    if (plan.processEvery() > 1) {
      lines.add(
          "looks at every %d. frame; the others take its answer".formatted(plan.processEvery()));
    }
    plan.difference().ifPresent(spec -> lines.add(difference(spec, plan.framesPerSecond())));
    plan.specializedModel().ifPresent(stage -> lines.add(model(stage, plan)));
    lines.add("the reference model answers what is left");
    return lines;
  }

  /** The stages in a few words. */
  static String brief(Combination stages) {
    List<String> words = new ArrayList<>();
    int every = stages.candidate().filter().processEvery();
    if (every > 1) {
      words.add("every %d.".formatted(every));
    }
    stages
        .detector()
        .ifPresent(
            detector ->
                words.add(
                    String.format(
                        Locale.ROOT,
                        "%s %.3g",
                        name(detector.spec().baseline()),
                        detector.spec().threshold())));
    stages.model().ifPresent(model -> words.add(model.name()));
    return words.isEmpty() ? "reference model only" : String.join(" + ", words);
  }

  private static String difference(DifferenceSpec spec, double framesPerSecond) {
    String what =
        switch (spec.baseline()) {
          case EARLIER_FRAME -> "the frame %d earlier".formatted(spec.lagFrames());
          case LAST_LET_THROUGH -> "the last frame let through";
          case REFERENCE_IMAGE -> "an image of the scene";
        };
    return String.format(
        Locale.ROOT,
        "a frame that differs from %s by less than %.3g takes its answer, for at most %.1f s",
        what,
        spec.threshold(),
        spec.recheckAfterFrames() / framesPerSecond);
  }

  private static String model(SpecializedStage stage, Plan plan) {
    SpecializedModelSpec model = stage.model();
    StringBuilder text = new StringBuilder();
    text.append(
        "a specialized model of %d convolutions on %dx%d pixels (previews 1/%d) answers"
            .formatted(
                model.convolutions().size(),
                model.inputWidth(),
                model.inputHeight(),
                plan.previewReduction()));
    for (int query = 0; query < plan.queries().size(); query++) {
      ScoreThresholds thresholds = stage.thresholds().get(query);
      text.append(
          String.format(
              Locale.ROOT,
              "%s %s below %.4g (absent) and above %.4g (present)",
              query == 0 ? "" : ",",
              plan.queries().get(query).name(),
              thresholds.absentBelow(),
              thresholds.presentAbove()));
    }
    return text.toString();
  }

  private static String name(Baseline baseline) {
    return baseline.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
