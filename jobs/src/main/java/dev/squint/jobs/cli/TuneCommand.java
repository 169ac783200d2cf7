package dev.squint.jobs.cli;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.tuning.StoppedException;
import dev.squint.jobs.offline.tuning.Tuner;
import dev.squint.jobs.offline.tuning.TuningRequest;
import dev.squint.jobs.offline.tuning.TuningResult;
import dev.squint.jobs.offline.tuning.TuningSummary;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint tune}: the cheapest plan whose error is bounded. */
@Command(
    name = "tune",
    description = {
      "Finds the cheapest plan of a camera whose error against the reference model is bounded.",
      "",
      "The reference model labels the footage; difference detectors are fitted and small models",
      "trained to its answers; the cheapest combination is chosen, and certified on footage that",
      "nothing before has seen.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint tune --input lobby.mp4 --reference yolov8s.onnx --query person \\",
      "      --max-false-negatives 0.01 --max-false-positives 0.01 --out lobby.squint",
      "  squint tune --input yard.mp4 --reference yolov8s.onnx --query person:0.5@gate \\",
      "      --zone gate=0.1,0.2;0.4,0.2;0.4,0.9 --max-false-negatives 0.05 \\",
      "      --max-false-positives 0.05 --uncertified --report report --out yard.squint",
      "",
      "Hours of footage with a hundred events or more make a good certificate; minutes make none.",
      "A tuning that was stopped goes on where it was when the command is repeated."
    })
final class TuneCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RecordingOptions recording = new RecordingOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private QueryOptions queries = new QueryOptions();
  @Mixin private BoundOptions bounds = new BoundOptions();
  @Mixin private LabelEveryOption every = new LabelEveryOption();
  @Mixin private WorkOptions work = new WorkOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--camera",
      paramLabel = "ID",
      description = "The camera that the plan is for. Default: named after the input.")
  private Optional<String> camera = Optional.empty();

  @Option(names = "--out", required = true, paramLabel = "PLAN", description = "The file to write.")
  private Path out = Path.of("");

  @Option(
      names = "--report",
      paramLabel = "FOLDER",
      description = "Write report.html here: what was tried, what was chosen, where it errs.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--uncertified",
      description =
          "Write the best plan even when the footage is too little for the certificate asked for,"
              + " marked so.")
  private boolean uncertified;

  @Option(names = "--seed", paramLabel = "N", description = "Of everything random. Default: 1.")
  private long seed = 1;

  private final StopSignal stop;
  private final OfflineBackend backend;

  TuneCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    TuningRequest request = request();
    Console console = new Console(spec, json.isJson());
    PlanFile file = PlanFile.writable("--out", out);
    TuningResult result;
    try (PhaseDisplay phases = new PhaseDisplay(console)) {
      result = new Tuner(backend, stop, phases).tune(request);
    } catch (StoppedException e) {
      console.note("stopped; the same command goes on from here: " + request.folders().work());
      return 0;
    }
    PlanBundle bundle = result.bundle().orElseThrow(() -> refusal(result));
    file.write(bundle);
    TuningSummary summary = TuningSummary.of(result, bundle, out);
    console.result(summary, TuningText.of(summary));
    return 0;
  }

  private static UserException refusal(TuningResult result) {
    return new UserException(
        "%s With --uncertified the best plan is written all the same, marked so."
            .formatted(result.choice().explanation()));
  }

  private TuningRequest request() {
    Optional<SquintConfig> settings = config.read();
    RecordingRequest input = recording.request();
    CameraId id = PlanAndCamera.camera(camera, input.footage());
    Optional<CameraConfig> configured = settings.flatMap(read -> read.camera(id));
    List<Zone> zones = configured.map(CameraConfig::zones).orElse(List.of());
    List<Query> asked = queries.queries(zones);
    if (asked.isEmpty()) {
      asked =
          configured
              .map(CameraConfig::queries)
              .filter(known -> !known.isEmpty())
              .orElseThrow(
                  () -> new UserException("--query is missing: what is asked of the camera"));
    }
    return new TuningRequest(
        input,
        reference.resolve(settings),
        id.value(),
        asked,
        bounds.bounds(),
        every.frames(),
        seed,
        uncertified,
        report,
        work.folders(out));
  }
}
