package dev.squint.jobs.cli;

import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelDescription;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.demo.DemoShow;
import dev.squint.jobs.demo.DemoSummary;
import dev.squint.jobs.demo.HeadlessDemo;
import dev.squint.jobs.demo.LiveDemo;
import dev.squint.jobs.demo.SimulatedShow;
import dev.squint.jobs.demo.VideoShow;
import dev.squint.jobs.local.LocalBroker;
import dev.squint.jobs.local.LocalRun;
import dev.squint.jobs.local.LocalStatus;
import dev.squint.jobs.local.LocalSummary;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.QueryCheck;
import dev.squint.jobs.offline.tuning.StoppedException;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.web.WebSettings;
import dev.squint.models.store.BuiltInModels;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint demo}: everything at once, on simulated cameras or one's own video. */
@Command(
    name = "demo",
    description = {
      "Shows Squint at work: Kafka, Flink, simulated cameras and the web page, in this process.",
      "",
      "Nothing needs to be installed or downloaded. Runs until Ctrl-C, or with --headless until all",
      "frames are answered; then the reference model is asked about every frame, and the answers are",
      "compared with it and with what was really there.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint demo",
      "  squint demo --headless --frames 600 --json",
      "  squint demo --video yard.mp4 --reference yolov8s.onnx --query person",
      "",
      "The speed-up is measured in the run itself: the reference model on every frame, JPEG decoding",
      "included, against previews, difference detector, specialized model and the frames that went on",
      "to the reference model; one frame at a time, on one thread, on the frames of this run."
    })
final class DemoCommand implements Callable<Integer> {
  private static final int NOT_ALL_ANSWERED = 1;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DemoOptions options = new DemoOptions();
  @Mixin private DemoVideoOptions video = new DemoVideoOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private DemoPageOptions page = new DemoPageOptions();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write one detection a frame here, as JSON lines.")
  private Optional<Path> out = Optional.empty();

  private final StopSignal stop;
  private final OfflineBackend backend;

  DemoCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    long start = System.nanoTime();
    Console console = new Console(spec, json.isJson());
    Optional<WebSettings> served =
        options.isHeadless() ? Optional.empty() : Optional.of(page.settings());
    ReferenceConfig model = model();
    // The detector stays open, so that the model is loaded once however many parts use it.
    try (OptionalLines lines = OptionalLines.open("--out", out);
        ReferenceDetector detector = backend.openReference(model.model())) {
      DemoShow show = show(model, detector.description(), console);
      for (PlanBundle bundle : show.plans().bundles()) {
        QueryCheck.require(
            bundle.plan().queries(), detector.description(), model.model().minimumScore());
      }
      show.notes().forEach(console::note);
      return served.isPresent()
          ? runLive(show, served, lines, console)
          : runHeadless(show, start, lines, console);
    } catch (StoppedException e) {
      console.note("stopped; the same command goes on from here");
      return 0;
    }
  }

  /** The reference model; mistakes in options come to light before it is loaded. */
  private ReferenceConfig model() {
    if (video.isGiven()) {
      options.requireNoneOfSimulation();
      ReferenceConfig named = reference.resolve(Optional.empty());
      video.require();
      return named;
    }
    video.requireNone();
    options.simulated();
    return reference.resolveOr(BuiltInModels.SIMULATED);
  }

  private DemoShow show(
      ReferenceConfig model, ReferenceModelDescription description, Console console)
      throws Exception {
    if (!video.isGiven()) {
      return SimulatedShow.of(options.simulated(), model, description.sha256());
    }
    boolean loop = !options.isHeadless();
    try (PhaseDisplay phases = new PhaseDisplay(console)) {
      return new VideoShow(backend, stop, phases).make(video.request(model, options.rate(), loop));
    }
  }

  private int runLive(
      DemoShow show, Optional<WebSettings> served, OptionalLines lines, Console console)
      throws Exception {
    SquintConfig config = show.config(false);
    try (LiveDemo live = new LiveDemo(show);
        LocalBroker broker = LocalBroker.start(config.kafka().embedded(), Optional.empty());
        OptionalPage shown =
            OptionalPage.open(
                served, broker.address(), config.kafka().topics(), live.facts(), console);
        LocalRun run =
            LocalRun.start(
                config, show.plans(), backend, broker.address(), live.andThen(lines::write))) {
      console.note("Kafka serves at %s; Ctrl-C ends the demo".formatted(broker.address()));
      run.await(stop, false, status -> console.note(StatusText.of(status)));
      LocalStatus status = run.drain();
      LocalSummary summary = status.summary();
      console.result(summary, StatusText.of(status) + System.lineSeparator() + live.describe());
      if (run.sourceFailure().isPresent()) {
        throw run.sourceFailure().get();
      }
    }
    return 0;
  }

  private int runHeadless(DemoShow show, long start, OptionalLines lines, Console console)
      throws Exception {
    DemoSummary summary;
    try (PhaseDisplay phases = new PhaseDisplay(console)) {
      summary =
          new HeadlessDemo(backend, stop, phases, console::note).run(show, start, lines::write);
    }
    console.result(summary, DemoText.of(summary));
    if (!summary.complete()) {
      console.note(
          "%d of %d frames were answered%s"
              .formatted(
                  summary.frames(),
                  summary.expectedFrames(),
                  stop.getAsBoolean() ? ": stopped" : ""));
    }
    return summary.complete() ? 0 : NOT_ALL_ANSWERED;
  }
}
