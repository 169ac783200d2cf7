package dev.squint.jobs.cli;

import dev.squint.core.cost.PlanCost;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.plan.SpecializedStage;
import dev.squint.core.plan.Tuning;
import dev.squint.core.query.Query;
import dev.squint.jobs.options.PlanWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code squint plans show}: what is in a plan bundle. */
@Command(
    name = "show",
    description = "Shows what a plan bundle holds.",
    footer = {
      "",
      "Examples:",
      "  squint plans show lobby.squint",
      "  squint plans show lobby.squint --json"
    })
final class PlansShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private JsonOption json = new JsonOption();

  @Parameters(paramLabel = "PLAN", description = "The plan bundle.")
  private Path file = Path.of("");

  /** What is printed as JSON: the plan as it stands in the bundle, and what identifies it. */
  private record Shown(String id, String sha256, Plan plan, Set<String> files) {}

  @Override
  public Integer call() {
    PlanBundle bundle = PlanBundles.read(file);
    new Console(spec, json.isJson())
        .result(
            new Shown(bundle.id(), bundle.sha256(), bundle.plan(), bundle.files().keySet()),
            text(bundle));
    return 0;
  }

  private static String text(PlanBundle bundle) {
    Plan plan = bundle.plan();
    return """
        plan               %s
        camera             %s
        frames a second    %s
        queries            %s
        looks at           %s
        preview            %s
        difference         %s
        specialized model  %s
        smoothing          %d frames
        tuned against      %s
        """
            .formatted(
                bundle.id(),
                plan.camera().equals(Plan.ANY_CAMERA) ? "any" : plan.camera(),
                plan.framesPerSecond(),
                plan.queries().stream().map(Query::format).collect(Collectors.joining(", ")),
                plan.processEvery() == 1
                    ? "every frame"
                    : "every %d-th frame".formatted(plan.processEvery()),
                plan.previewReduction() == Plan.AUTOMATIC_REDUCTION
                    ? "sized by the frame"
                    : "1/%d of the frame".formatted(plan.previewReduction()),
                plan.difference().map(PlansShowCommand::text).orElse("none"),
                plan.specializedModel().map(PlansShowCommand::text).orElse("none"),
                plan.smoothingFrames(),
                plan.reference()
                    .map("reference model %s"::formatted)
                    .orElse("nothing: error unknown"))
        + plan.tuning().map(PlansShowCommand::text).orElse("");
  }

  private static String text(Tuning tuning) {
    PlanCost cost = tuning.cost();
    Certificate certificate = tuning.certificate();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            footage            %s, frames %d to %d
            expected cost      %.0f microseconds a frame, 1/%.0f of the reference model on every frame; it looks at %s
            certified          %s, on frames %d to %d
            """,
            tuning.recording(),
            tuning.fromFrame(),
            tuning.toFrame(),
            cost.microsPerFrame(),
            cost.speedup(),
            Console.percent(cost.use().referred()),
            certificate.holds()
                ? "misses at most %s, invents at most %s, confidence %s"
                    .formatted(
                        Console.percent(certificate.maxFalseNegativeRate()),
                        Console.percent(certificate.maxFalsePositiveRate()),
                        Console.percent(certificate.confidence()))
                : "no",
            certificate.fromFrame(),
            certificate.toFrame()));
    for (QueryCertificate query : certificate.queries()) {
      text.append(
          "  %-17s%s; %s%n"
              .formatted(
                  query.query(),
                  text("missed", "events", query.falseNegatives()),
                  text("invented", "stretches of absence", query.falsePositives())));
    }
    return text.toString();
  }

  private static String text(String error, String units, CertifiedRate rate) {
    return "%s %s, at most %s (%d %s)"
        .formatted(
            error,
            Console.percent(rate.observed()),
            Console.percent(rate.upperBound()),
            rate.units(),
            units);
  }

  private static String text(DifferenceSpec spec) {
    return "%s, threshold %s (%s of %dx%d blocks%s), looked at again after %d frames"
        .formatted(
            PlanWords.word(spec.baseline()),
            spec.threshold(),
            PlanWords.word(spec.metric().aggregation()),
            spec.metric().grid().columns(),
            spec.metric().grid().rows(),
            spec.metric().lightRobust() ? ", light taken out" : "",
            spec.recheckAfterFrames());
  }

  private static String text(SpecializedStage stage) {
    List<String> thresholds =
        stage.thresholds().stream()
            .map(pair -> "%s to %s".formatted(pair.absentBelow(), pair.presentAbove()))
            .toList();
    return "%dx%dx%d, %d convolutions, in doubt from %s"
        .formatted(
            stage.model().inputWidth(),
            stage.model().inputHeight(),
            stage.model().channels(),
            stage.model().convolutions().size(),
            String.join("; ", thresholds));
  }
}
