package dev.squint.jobs.cli;

import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.CascadeRunner;
import dev.squint.jobs.offline.CascadeRunner.Sinks;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.RunRequest;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.RunSummary;
import dev.squint.jobs.offline.topic.TopicFootage;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.query.TimePoint;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint run}: answers a recording with a cascade, without Kafka and Flink. */
@Command(
    name = "run",
    description = "Answers the frames of a recording with a plan's cascade, in this process.",
    footer = {
      "",
      "Examples:",
      "  squint run --plan lobby.squint --input lobby.mp4 --reference yolov8s.onnx --out lobby.jsonl",
      "  squint run --plan lobby.squint --input frames/ --folder-rate 10 --reference yolov8s.onnx \\",
      "      --events events.jsonl --json",
      "",
      "A recording gives the same answers as its frames do in a Flink job. Capture times start at",
      "1970-01-01T00:00:00Z unless --start-time says otherwise, so that runs can be repeated. Of a",
      "topic (--input frames.ID) frames keep their offsets and capture times."
    })
final class RunCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private PlanAndCamera plan = new PlanAndCamera();
  @Mixin private RecordingOptions recording = new RecordingOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write one detection a frame here, as JSON lines.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--events",
      paramLabel = "FILE",
      description = "Write the starts and ends of events here, as JSON lines.")
  private Optional<Path> events = Optional.empty();

  @Option(
      names = "--start-time",
      paramLabel = "TIME",
      description = "Capture time of the first frame, for example 2026-05-01T08:00:00Z.")
  private Optional<String> startTime = Optional.empty();

  private final StopSignal stop;
  private final OfflineBackend backend;

  RunCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    if (out.isPresent() && out.equals(events)) {
      throw new UserException("--out and --events name the same file: " + out.get());
    }
    RunRequest request = request();
    Console console = new Console(spec, json.isJson());
    RunSummary summary;
    try (OptionalLines detections = OptionalLines.open("--out", out);
        OptionalLines eventLines = OptionalLines.open("--events", events);
        ProgressDisplay progress = console.progress("answering")) {
      Sinks sinks = new Sinks(detections::write, eventLines::write);
      summary = new CascadeRunner(backend, stop).run(request, sinks, progress);
    }
    console.result(summary, text(summary));
    return 0;
  }

  private RunRequest request() {
    PlanBundle bundle = plan.bundle();
    RecordingRequest input = recording.request();
    if (startTime.isPresent() && input.footage() instanceof TopicFootage) {
      throw new UserException(
          "--start-time is for recordings in files; frames of a topic have their capture times");
    }
    Instant start =
        startTime
            .map(
                text ->
                    UserException.check(
                        "--start-time", () -> TimePoint.parse(text, Clock.systemUTC())))
            .orElse(Instant.EPOCH);
    return new RunRequest(
        bundle,
        plan.camera(bundle, input.footage()),
        input,
        reference.resolve(config.read()),
        start);
  }

  private static String text(RunSummary summary) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s: %d frames by plan %s, %.1f a second%s%n",
            summary.camera(),
            summary.frames(),
            summary.plan(),
            summary.framesPerSecond(),
            summary.interrupted() ? " (stopped before the end)" : ""));
    text.append("decided by ").append(Console.shares(summary.stageShares())).append('\n');
    summary
        .eventsByQuery()
        .forEach((query, count) -> text.append("%s: %d events%n".formatted(query, count)));
    return text.toString();
  }
}
