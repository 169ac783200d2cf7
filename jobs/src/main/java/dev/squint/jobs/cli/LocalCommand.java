package dev.squint.jobs.cli;

import dev.squint.core.plan.PlanSet;
import dev.squint.jobs.local.LocalBroker;
import dev.squint.jobs.local.LocalPlans;
import dev.squint.jobs.local.LocalRun;
import dev.squint.jobs.local.LocalStatus;
import dev.squint.jobs.local.LocalSummary;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.web.WebSettings;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint local}: all cameras of a configuration in one process. */
@Command(
    name = "local",
    description = {
      "Runs all cameras of a configuration in this process: Kafka, Flink, ingest and the job.",
      "",
      "Answers can be asked for from another terminal with squint query --bootstrap, at the address",
      "that is shown first."
    },
    footer = {"", "Example:", "  squint local --config squint.yaml"})
final class LocalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();
  @Mixin private WebOptions web = new WebOptions();

  @Option(
      names = "--bootstrap",
      paramLabel = "HOST:PORT",
      description =
          "A Kafka broker that runs already. Default: the configuration's kafka.bootstrap if it is"
              + " another than "
              + KafkaConfig.DEFAULT_BOOTSTRAP
              + ", else a broker in this process.")
  private Optional<String> bootstrap = Optional.empty();

  @Option(
      names = "--until-done",
      description = "End when all recordings have ended and every frame is answered.")
  private boolean untilDone;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write one detection a frame here, as JSON lines, as they are committed.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--audit-rate",
      paramLabel = "SHARE",
      description =
          "Share of the frames answered without the reference model that it is asked about all the"
              + " same, between 0 and 1, for every camera. Default: the configuration's.")
  private Optional<Double> auditRate = Optional.empty();

  private final StopSignal stop;
  private final OfflineBackend backend;

  LocalCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    SquintConfig given = config();
    requireRunnable(given);
    SquintConfig settings = given.withReference(reference.resolve(Optional.of(given)));
    Optional<WebSettings> page = web.resolve(settings.web());
    Console console = new Console(spec, json.isJson());
    KafkaConfig kafka = settings.kafka();
    try (OptionalLines lines = OptionalLines.open("--out", out);
        LocalBroker broker = LocalBroker.start(kafka.embedded(), givenBootstrap(kafka))) {
      if (broker.isOwn()) {
        console.note("Kafka serves at " + broker.address());
      }
      PlanSet plans = LocalPlans.of(settings.cameras());
      try (OptionalPage shown = OptionalPage.open(page, broker.address(), kafka.topics(), console);
          LocalRun run = LocalRun.start(settings, plans, backend, broker.address(), lines::write)) {
        run(run, console);
      }
    }
    return 0;
  }

  private SquintConfig config() {
    SquintConfig read =
        config.read().orElseThrow(() -> new UserException("--config FILE is missing"));
    return auditRate
        .map(rate -> UserException.check("--audit-rate", () -> read.withAuditRate(rate)))
        .orElse(read);
  }

  private void run(LocalRun run, Console console) throws Exception {
    LocalStatus status = run.await(stop, untilDone, now -> console.note(StatusText.of(now)));
    LocalSummary summary = run.drain().summary();
    console.result(
        summary,
        "%d of %d frames answered: %s; %d events, %d dead letters"
            .formatted(
                summary.frames(),
                status.sent(),
                Console.shares(summary.stageShares()),
                summary.events(),
                summary.deadLetters()));
    if (run.sourceFailure().isPresent()) {
      throw run.sourceFailure().get();
    }
  }

  private Optional<String> givenBootstrap(KafkaConfig kafka) {
    if (bootstrap.isPresent()) {
      return bootstrap;
    }
    return Optional.of(kafka.bootstrap())
        .filter(address -> !address.equals(KafkaConfig.DEFAULT_BOOTSTRAP));
  }

  private void requireRunnable(SquintConfig settings) {
    if (settings.cameras().isEmpty()) {
      throw new UserException("the configuration names no camera");
    }
    for (CameraConfig camera : settings.cameras()) {
      boolean endless =
          camera.loop() || camera.source().isEmpty() || isEndless(camera.source().get());
      if (untilDone && endless) {
        throw new UserException(
            "--until-done needs recordings that end, and the source of camera %s is %s"
                .formatted(camera.id(), camera.source().isPresent() ? "live or looped" : "none"));
      }
    }
  }

  private static boolean isEndless(String source) {
    if (SimulatedCameraAddress.isSimulated(source)) {
      return UserException.check("source", () -> SimulatedCameraAddress.parse(source))
          .frames()
          .isEmpty();
    }
    return source.toLowerCase(Locale.ROOT).startsWith("rtsp");
  }
}
