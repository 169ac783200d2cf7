package dev.squint.jobs.cli;

import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.FrameObserver;
import dev.squint.jobs.offline.LabelRequest;
import dev.squint.jobs.offline.LabelSummary;
import dev.squint.jobs.offline.LabelledFootage;
import dev.squint.jobs.offline.Labeller;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.truth.LabelStride;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint label}: the reference model's answers on a whole recording. */
@Command(
    name = "label",
    description =
        "Asks the reference model about every frame of a recording and keeps the answers.",
    footer = {
      "",
      "Examples:",
      "  squint label --input lobby.mp4 --reference yolov8s.onnx --out labels",
      "  squint label --input lobby.mp4 --reference yolov8s.onnx --out labels --label-every 5 \\",
      "      --query person",
      "  squint label --input frames.lobby --from -1h --reference yolov8s.onnx --out labels",
      "",
      "With --label-every and --query, every N-th frame is labelled, then every frame between two",
      "labels that differ in a query: the borders of events are exact, and half the smoothing",
      "window (half a second) apart no steady event is overlooked, only flicker.",
      "",
      "Labels are kept by the content of recording and model: a run that is repeated, or goes on",
      "after it was stopped, asks about no frame twice; nor do overlapping parts of a topic, whose",
      "frames are known by their offsets. Each line of the file is one frame:",
      "  {\"frame\":0,\"objects\":[{\"class\":\"person\",\"score\":0.91,\"box\":{...}}]}"
    })
final class LabelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RecordingOptions recording = new RecordingOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private QueryOptions queries = new QueryOptions();
  @Mixin private LabelEveryOption every = new LabelEveryOption();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where labels are kept; created when missing.")
  private Path out = Path.of("");

  @Option(
      names = "--edges",
      negatable = true,
      description =
          "Label all frames between two labels that differ in a query. Default: when --label-every"
              + " and --query are given.")
  private Optional<Boolean> edges = Optional.empty();

  private final StopSignal stop;
  private final OfflineBackend backend;

  LabelCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    LabelRequest request =
        new LabelRequest(
            recording.request(),
            reference.resolve(config.read()),
            out,
            every.frames(),
            queriesWithEdges());
    Console console = new Console(spec, json.isJson());
    LabelledFootage labelled;
    try (ProgressDisplay progress = console.progress("labelling")) {
      labelled = new Labeller(backend, stop).label(request, FrameObserver.NONE, progress);
    }
    warnOfStride(request, labelled.framesPerSecond(), console);
    console.result(labelled.summary(), text(labelled.summary()));
    return 0;
  }

  private List<Query> queriesWithEdges() {
    List<Query> asked = queries.queries(List.of());
    boolean wanted = edges.orElse(every.frames() > 1);
    if (edges.orElse(false) && asked.isEmpty()) {
      throw new UserException(
          "--edges needs a --query: whose presence the frames between two labels are about");
    }
    return wanted ? asked : List.of();
  }

  /** The labels are right whatever the stride; what is filled in between them may not be. */
  private static void warnOfStride(LabelRequest request, double framesPerSecond, Console console) {
    if (request.queries().isEmpty() || !(framesPerSecond > 0)) {
      return;
    }
    int smoothing = Plan.smoothingFrames(framesPerSecond);
    LabelStride.doubt(request.every(), smoothing)
        .ifPresent(doubt -> console.note("--label-every " + doubt));
  }

  private static String text(LabelSummary summary) {
    return String.format(
        Locale.ROOT,
        "%s: %d of %d frames, %d labelled now%s, %d had labels%s%n%s",
        summary.input(),
        summary.frames(),
        summary.framesRead(),
        summary.labelled(),
        summary.labelled() == 0
            ? ""
            : String.format(Locale.ROOT, " (%.1f a second)", summary.framesPerSecond()),
        summary.reused(),
        summary.interrupted() ? " (stopped before the end; run it again to go on)" : "",
        summary.labels());
  }
}
