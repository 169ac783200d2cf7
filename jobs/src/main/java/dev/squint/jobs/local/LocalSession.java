package dev.squint.jobs.local;

import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.QueryCheck;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.stages.DjlStages;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A run of cameras in this process with the broker that it runs on: one that is there already, or
 * one of its own.
 *
 * <p>Owns both until {@link #close()}. One thread at a time.
 */
public final class LocalSession implements AutoCloseable {
  private final Optional<EmbeddedBroker> broker;
  private final String bootstrap;
  private final LocalRun run;

  private LocalSession(Optional<EmbeddedBroker> broker, String bootstrap, LocalRun run) {
    this.broker = broker;
    this.bootstrap = bootstrap;
    this.run = run;
  }

  /**
   * Starts the broker where none is named, then the run.
   *
   * @param settings whose reference model is named
   * @param plans one for each camera
   * @param given the address of a broker that is there already
   * @param listener told each detection, on the thread that asks the run how far it is
   * @throws UserException when plans and reference model do not fit together
   */
  public static LocalSession start(
      SquintConfig settings,
      PlanSet plans,
      OfflineBackend backend,
      Optional<String> given,
      Consumer<DetectionRecord> listener)
      throws Exception {
    ReferenceConfig model = settings.reference().orElseThrow();
    Optional<EmbeddedBroker> broker =
        given.isPresent() ? Optional.empty() : start(settings.kafka());
    // The detector is open until the job has it too, so that the model is loaded once.
    try (ReferenceDetector detector = backend.openReference(model.model())) {
      for (PlanBundle bundle : plans.bundles()) {
        QueryCheck.require(
            bundle.plan().queries(), detector.description(), model.model().minimumScore());
      }
      String bootstrap =
          given.orElseGet(() -> broker.map(EmbeddedBroker::bootstrapServers).orElseThrow());
      DjlStages stages = new DjlStages(model.model(), model.service());
      LocalRun run = LocalRun.start(settings, plans, stages, bootstrap, listener);
      return new LocalSession(broker, bootstrap, run);
    } catch (Exception e) {
      broker.ifPresent(EmbeddedBroker::close);
      throw e;
    }
  }

  private static Optional<EmbeddedBroker> start(KafkaConfig kafka) {
    KafkaConfig.Embedded embedded = kafka.embedded();
    return Optional.of(
        EmbeddedBroker.start(
            new BrokerSettings(
                embedded.directory(), embedded.port().orElseGet(BrokerSettings::usualPort))));
  }

  /** Where the broker is, as clients take it. */
  public String bootstrap() {
    return bootstrap;
  }

  /** Whether the broker is this session's own. */
  public boolean hasOwnBroker() {
    return broker.isPresent();
  }

  /** The cameras and the job. */
  public LocalRun run() {
    return run;
  }

  @Override
  public void close() throws InterruptedException, IOException {
    try {
      run.close();
    } finally {
      broker.ifPresent(EmbeddedBroker::close);
    }
  }
}
