package dev.squint.jobs.cli;

import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.EvaluationRequest;
import dev.squint.jobs.offline.Evaluator;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.RunRequest;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.TruthKind;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
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
      "Both sides are smoothed over the plan's window first. Bounds hold at 95%%: of rates and events",
      "Clopper-Pearson's, of what is missed or invented at most Hoeffding-Bentkus'. Frames of one event",
      "are not independent, so that the rates' true bounds are wider; those over events and blocks of",
      "absence are what a certificate counts. Costs count JPEG decoding and models, on both sides;",
      "reading the video and encoding JPEGs on neither.",
      "",
      "With --truth exact, the answers on a simulated camera are compared with what is really there:",
      "an object of the query's class that is clearly to be seen. Frames with only hardly visible ones",
      "count neither way. Frames in doubt are still answered by the reference model, whose own error",
      "stands beside.",
      "",
      "With --label-every N, the truth of every N-th frame and of all frames between two that differ",
      "is the model's own; the rest is filled in. What labels know is not asked of the model again,",
      "but counted at the model's cost as it is measured on frames all over the recording."
    })
final class EvaluateCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PlanAndCamera plan = new PlanAndCamera();
  @Mixin private RecordingOptions recording = new RecordingOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private LabelEveryOption every = new LabelEveryOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--labels",
      paramLabel = "FOLDER",
      description = "Take labels from here, and keep new ones here, as squint label does.")
  private Optional<Path> labels = Optional.empty();

  @Option(
      names = "--run-reference",
      description =
          "Run the reference model on each frame that the plan asks about, also where labels know"
              + " its answer. Costs are measured either way.")
  private boolean runReference;

  @Option(
      names = "--truth",
      paramLabel = "reference|exact",
      description =
          "What answers are compared with: the reference model on every frame, or, for simulated"
              + " cameras (sim:SCENE), what is really there. Default: reference.")
  private String truth = "reference";

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
    TruthKind kind = truthKind();
    EvaluationRequest request =
        UserException.check(
            "--truth",
            () ->
                new EvaluationRequest(
                    run, labels, every.frames(), runReference, kind, Optional.empty()));
    Console console = new Console(spec, json.isJson());
    EvaluationReport report;
    try (ProgressDisplay progress = console.progress("comparing")) {
      report = new Evaluator(backend, stop).evaluate(request, progress);
    }
    console.result(report, EvaluationText.of(report));
    return 0;
  }

  private TruthKind truthKind() {
    return switch (truth) {
      case "reference" -> TruthKind.REFERENCE;
      case "exact" -> TruthKind.EXACT;
      default -> throw new UserException("--truth is reference or exact: \"%s\"".formatted(truth));
    };
  }
}
