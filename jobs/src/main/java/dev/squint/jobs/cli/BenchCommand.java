package dev.squint.jobs.cli;

import dev.squint.jobs.bench.Bench;
import dev.squint.jobs.bench.BenchListener;
import dev.squint.jobs.bench.BenchReport;
import dev.squint.jobs.bench.BenchRequest;
import dev.squint.jobs.bench.BenchSection;
import dev.squint.jobs.bench.soak.SoakReport;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint bench}: what a cascade costs and saves on this machine. */
@Command(
    name = "bench",
    description = {
      "Measures what a cascade costs and saves on this machine, all in one run.",
      "",
      "Without options it takes the demo's lobby, its plan and the built-in detector. What is compared",
      "takes turns, so that ratios hold on a machine that does other things too; its bare numbers",
      "do not.",
      ""
    },
    footer = {
      "",
      "Sections:",
      "  stages       what each stage costs a frame, beside the least that it could cost here",
      "  accuracy     the cascade's error, and its cost beside what the cost model says",
      "  end-to-end   bare consumer, cascade and reference model on every frame, over one Kafka topic",
      "  peers        motion gates of the usual kinds in front of the same model, on the same frames",
      "  latency      capture to detection at a quarter, half and three quarters of the full load",
      "  cameras      1, 4, 16, 64, 256 cameras on one and two task managers, until they are saturated",
      "",
      "Examples:",
      "  squint bench",
      "  squint bench --sections stages,end-to-end --json",
      "  squint bench --input yard.mp4 --from-frame 27000 --plan yard.squint --reference yolov8s.onnx \\",
      "      --labels yard.squint.work/labels",
      "  squint bench --soak 30m"
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private BenchFootageOptions footage = new BenchFootageOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private BenchEffortOptions effort = new BenchEffortOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--sections",
      paramLabel = "NAMES",
      description = "What to measure, names separated by commas; see below. Default: all.")
  private Optional<String> sections = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "FOLDER",
      description = "Take labels of the reference model from here, and keep new ones here.")
  private Optional<Path> labels = Optional.empty();

  @Option(
      names = "--reference-gigaflops",
      paramLabel = "N",
      description =
          "Billions of operations that one frame through the reference model takes, as its makers"
              + " say: for the limit beside its cost.")
  private Optional<Double> gigaflops = Optional.empty();

  @Option(
      names = "--soak",
      paramLabel = "TIME",
      description =
          "Instead of all else, run the job for this long and watch whether its memory grows, for"
              + " example 30m.")
  private Optional<Duration> soak = Optional.empty();

  private final StopSignal stop;
  private final OfflineBackend backend;

  BenchCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    Console console = new Console(spec, json.isJson());
    if (soak.isPresent()) {
      SoakReport report = soak(soak.get(), console);
      console.result(report, BenchLoadText.soak(report));
      return 0;
    }
    BenchReport report = new Bench(request(), backend, new Listener(console), stop).run();
    console.result(report, BenchText.of(report));
    return 0;
  }

  private SoakReport soak(Duration time, Console console) throws Exception {
    if (sections.isPresent()) {
      throw new UserException(
          "--soak and --sections exclude each other: a soak is all that is run");
    }
    if (time.compareTo(SoakReport.SHORTEST) < 0) {
      throw new UserException(
          "--soak must be at least %d s, in which there is anything to see: %s"
              .formatted(SoakReport.SHORTEST.toSeconds(), time));
    }
    return Bench.soak(time, new Listener(console), stop);
  }

  private BenchRequest request() {
    Set<BenchSection> wanted =
        sections
            .map(names -> UserException.check("--sections", () -> BenchSection.parse(names)))
            .orElseGet(() -> EnumSet.allOf(BenchSection.class));
    OptionalDouble arithmetic =
        gigaflops.isPresent() ? OptionalDouble.of(gigaflops.get()) : OptionalDouble.empty();
    if (arithmetic.isPresent() && !(arithmetic.getAsDouble() > 0)) {
      throw new UserException("--reference-gigaflops must be above 0: " + arithmetic.getAsDouble());
    }
    return new BenchRequest(
        footage.recording(),
        footage.plan(),
        footage.isSimulated()
            ? reference.resolveOr(BenchFootageOptions.BUILT_IN)
            : reference.resolve(config.read()),
        labels,
        arithmetic,
        wanted,
        effort.effort(),
        effort.capacity());
  }

  /** Says on standard error what goes on. */
  private record Listener(Console console) implements BenchListener {
    @Override
    public void say(String line) {
      console.note(line);
    }

    @Override
    public <T> T frames(String task, FrameWork<T> work) throws Exception {
      try (ProgressDisplay progress = console.progress(task)) {
        return work.run(progress);
      }
    }
  }
}
