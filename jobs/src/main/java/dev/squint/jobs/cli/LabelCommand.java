package dev.squint.jobs.cli;

import dev.squint.jobs.offline.LabelRequest;
import dev.squint.jobs.offline.LabelSummary;
import dev.squint.jobs.offline.Labeller;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.util.Locale;
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
      "  squint label --input lobby.mp4 --reference yolov8s.onnx --out labels --every 5",
      "",
      "Labels are kept by the content of recording and model: a run that is repeated, or goes on",
      "after it was stopped, asks about no frame twice. Each line of the file is one frame:",
      "  {\"frame\":0,\"objects\":[{\"class\":\"person\",\"score\":0.91,\"box\":{...}}]}"
    })
final class LabelCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RecordingOptions recording = new RecordingOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FOLDER",
      description = "Where labels are kept; created when missing.")
  private Path out = Path.of("");

  @Option(
      names = "--every",
      paramLabel = "N",
      description = "Label every N-th frame, counted from frame 0. Default: 1.")
  private int every = 1;

  private final StopSignal stop;
  private final OfflineBackend backend;

  LabelCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    LabelRequest request =
        UserException.check(
            "--every",
            () ->
                new LabelRequest(
                    recording.request(), reference.resolve(config.read()), out, every));
    Console console = new Console(spec, json.isJson());
    LabelSummary summary;
    try (ProgressDisplay progress = console.progress("labelling")) {
      summary = new Labeller(backend, stop).label(request, progress);
    }
    console.result(summary, text(summary));
    return 0;
  }

  private static String text(LabelSummary summary) {
    return String.format(
        Locale.ROOT,
        "%s: %d frames, %d labelled now%s, %d had labels%s%n%s",
        summary.input(),
        summary.frames(),
        summary.labelled(),
        summary.labelled() == 0
            ? ""
            : String.format(Locale.ROOT, " (%.1f a second)", summary.framesPerSecond()),
        summary.reused(),
        summary.interrupted() ? " (stopped before the end; run it again to go on)" : "",
        summary.labels());
  }
}
