package dev.squint.jobs.cli;

import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.local.LocalPlans;
import dev.squint.jobs.local.LocalRun;
import dev.squint.jobs.local.LocalStatus;
import dev.squint.jobs.local.LocalSummary;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.QueryCheck;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.stages.DjlStages;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
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
  private static final long STATUS_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();
  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private JsonOption json = new JsonOption();

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
    SquintConfig settings = settings();
    requireRunnable(settings);
    ReferenceConfig model = reference.resolve(Optional.of(settings));
    Console console = new Console(spec, json.isJson());
    Optional<String> given = givenBootstrap(settings.kafka());
    try (OptionalLines lines = OptionalLines.open("--out", out)) {
      if (given.isPresent()) {
        run(settings, model, given.get(), lines, console);
        return 0;
      }
      KafkaConfig.Embedded embedded = settings.kafka().embedded();
      try (EmbeddedBroker broker =
          EmbeddedBroker.start(
              new BrokerSettings(
                  embedded.directory(), embedded.port().orElseGet(BrokerSettings::usualPort)))) {
        console.note("Kafka serves at " + broker.bootstrapServers());
        run(settings, model, broker.bootstrapServers(), lines, console);
      }
    }
    return 0;
  }

  private SquintConfig settings() {
    SquintConfig read =
        config.read().orElseThrow(() -> new UserException("--config FILE is missing"));
    return auditRate
        .map(rate -> UserException.check("--audit-rate", () -> read.withAuditRate(rate)))
        .orElse(read);
  }

  private void run(
      SquintConfig settings,
      ReferenceConfig model,
      String address,
      OptionalLines lines,
      Console console)
      throws Exception {
    try (LocalRun run = start(settings, model, address, lines)) {
      LocalStatus status = serve(run, console);
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
  }

  private LocalRun start(
      SquintConfig settings, ReferenceConfig model, String address, OptionalLines lines)
      throws Exception {
    PlanSet plans = LocalPlans.of(settings.cameras());
    // Open until the job has it too, so that the model is loaded once.
    try (ReferenceDetector detector = backend.openReference(model.model())) {
      for (PlanBundle bundle : plans.bundles()) {
        QueryCheck.require(
            bundle.plan().queries(), detector.description(), model.model().minimumScore());
      }
      DjlStages stages = new DjlStages(model.model(), model.service());
      return LocalRun.start(settings, plans, stages, address, lines::write);
    }
  }

  /** Shows how far the run is until it is done or to be stopped. */
  private LocalStatus serve(LocalRun run, Console console) throws Exception {
    long shown = System.nanoTime();
    while (true) {
      LocalStatus status = run.status();
      if (stop.getAsBoolean() || (untilDone && run.isDone(status))) {
        return status;
      }
      if (System.nanoTime() - shown >= STATUS_NANOS) {
        shown = System.nanoTime();
        console.note(describe(status));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private static String describe(LocalStatus status) {
    LocalSummary summary = status.summary();
    String shares = Console.shares(summary.stageShares());
    return "%d frames in, %d answered%s; %d events, %d dead letters"
        .formatted(
            status.sent(),
            summary.frames(),
            shares.isEmpty() ? "" : ": " + shares,
            summary.events(),
            summary.deadLetters());
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
          camera.loop()
              || camera.source().isEmpty()
              || camera.source().get().toLowerCase(Locale.ROOT).startsWith("rtsp");
      if (untilDone && endless) {
        throw new UserException(
            "--until-done needs recordings that end, and the source of camera %s is %s"
                .formatted(camera.id(), camera.source().isPresent() ? "live or looped" : "none"));
      }
    }
  }
}
