package dev.squint.jobs.cli;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.EvaluationReport.QueryReport;
import dev.squint.jobs.offline.EvaluationRequest;
import dev.squint.jobs.offline.Evaluator;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.RunRequest;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint evaluate}: a plan's error and cost against the reference model. */
@Command(
    name = "evaluate",
    description = {
      "Measures a plan's error and cost against the reference model on every frame.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint evaluate --plan lobby.squint --input lobby.mp4 --reference yolov8s.onnx",
      "  squint evaluate --plan lobby.squint --input lobby.mp4 --reference yolov8s.onnx \\",
      "      --labels labels --from-frame 9000 --json",
      "",
      "Both sides are smoothed over the plan's window first. Bounds are Clopper-Pearson at 95%% over",
      "frames; frames of one event are not independent, so the true bounds are wider. Costs count",
      "JPEG decoding and models, on both sides; reading the video and encoding JPEGs on neither."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PlanAndCamera plan = new PlanAndCamera();
  @Mixin private RecordingOptions recording = new RecordingOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--labels",
      paramLabel = "FOLDER",
      description = "Take labels from here, and keep new ones here, as squint label does.")
  private Optional<Path> labels = Optional.empty();

  private final StopSignal stop;
  private final OfflineBackend backend;

  EvaluateCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    PlanBundle bundle = plan.bundle();
    RecordingRequest input = recording.request();
    RunRequest run =
        new RunRequest(
            bundle,
            plan.camera(bundle, input.footage()),
            input,
            reference.resolve(config.read()),
            Instant.EPOCH);
    Console console = new Console(spec, json.isJson());
    EvaluationReport report;
    try (ProgressDisplay progress = console.progress("comparing")) {
      report = new Evaluator(backend, stop).evaluate(new EvaluationRequest(run, labels), progress);
    }
    console.result(report, text(report));
    return 0;
  }

  private static String text(EvaluationReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s on %s: %d frames against %s%s%n"
            .formatted(
                report.plan(),
                report.input(),
                report.frames(),
                report.model(),
                report.interrupted() ? " (stopped before the end)" : ""));
    report.queries().forEach(query -> text.append(text(query)));
    text.append("decided by ").append(Console.shares(report.stageShares())).append('\n');
    text.append(
        String.format(
            Locale.ROOT,
            "%.0f microseconds a frame against %.0f: %.1f times cheaper%n",
            report.cost().microsPerFrame(),
            report.cost().referenceMicrosPerFrame(),
            report.speedup()));
    text.append("bounds: ").append(report.intervals()).append('\n');
    text.append("costs: ").append(report.cost().counted());
    return text.toString();
  }

  private static String text(QueryReport query) {
    EventCounts events = query.events();
    return "%s: false negatives %s, false positives %s; events: %d found, %d missed, %d invented%n"
        .formatted(
            query.query(),
            rate(
                query.falseNegativeRate(),
                query.falseNegativeRateLower(),
                query.falseNegativeRateUpper(),
                "nothing was present"),
            rate(
                query.falsePositiveRate(),
                query.falsePositiveRateLower(),
                query.falsePositiveRateUpper(),
                "nothing was absent"),
            events.found(),
            events.missed(),
            events.invented());
  }

  private static String rate(@Nullable Double rate, double lower, double upper, String unknown) {
    return rate == null
        ? "unknown (%s)".formatted(unknown)
        : "%s (%s to %s)"
            .formatted(Console.percent(rate), Console.percent(lower), Console.percent(upper));
  }
}
