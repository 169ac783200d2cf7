package dev.squint.jobs.local;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.CameraId;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.reference.ReferenceService;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.ingest.FrameIngest;
import dev.squint.jobs.ingest.IngestSettings;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.QueryCheck;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.FlinkConfig;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.plans.PlanPublisher;
import dev.squint.jobs.stages.DjlStages;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.WorkflowOptions;
import dev.squint.video.source.SourceOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The cameras, the job and the count of its answers in this process, on a broker that runs.
 *
 * <p>Owns what it starts; {@link #close()} ends all of it at once, {@link #drain()} in good order.
 * One thread at a time.
 */
public final class LocalRun implements AutoCloseable {
  private static final long TOLD_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
  private static final String JOB_NAME = "local";
  private static final String GROUP_ID = "squint-" + JOB_NAME;

  private final ReferenceService reference;
  private final AnswerCounter answers;
  private final LocalJob job;
  private final List<CameraFeed> feeds;
  private final long leftOver;

  private LocalRun(
      ReferenceService reference,
      AnswerCounter answers,
      LocalJob job,
      List<CameraFeed> feeds,
      long leftOver) {
    this.reference = reference;
    this.answers = answers;
    this.job = job;
    this.feeds = feeds;
    this.leftOver = leftOver;
  }

  /**
   * Makes the topics, publishes the plans and starts the job and the cameras.
   *
   * @param plans one for each camera
   * @param listener told each detection, on the thread that calls {@link #status()}
   */
  public static LocalRun start(
      SquintConfig config,
      PlanSet plans,
      CascadeStages stages,
      String bootstrap,
      Consumer<DetectionRecord> listener)
      throws Exception {
    Topics topics = config.kafka().topics();
    Set<CameraId> cameras =
        config.cameras().stream().map(CameraConfig::id).collect(Collectors.toUnmodifiableSet());
    PlanPublisher publisher = PlanPublisher.of(plans, cameras);
    long leftOver = makeTopics(bootstrap, topics, cameras);
    publisher.publish(bootstrap, topics);
    // Held here, so that a model that cannot be used fails now and is loaded once.
    ReferenceService reference = stages.openReference();
    AnswerCounter answers = new AnswerCounter(bootstrap, topics, listener);
    KafkaJob job =
        KafkaJob.live(JOB_NAME, bootstrap, cameras, config.checkpointing().exactlyOnce());
    LocalJob running =
        LocalJob.start(
            job,
            options(config, WorkflowOptions.of(topics, plans, stages)),
            parallelism(config.flink(), cameras.size()),
            config.flink().metricsPort(),
            Files.createTempDirectory("squint-local-"));
    return new LocalRun(
        reference, answers, running, feeds(config, plans, bootstrap, answers), leftOver);
  }

  /**
   * As {@link #start(SquintConfig, PlanSet, CascadeStages, String, Consumer)}, with the stages of
   * the command line.
   *
   * @param config whose reference model is named
   * @throws dev.squint.jobs.options.UserException when plans and reference model do not fit
   *     together
   */
  public static LocalRun start(
      SquintConfig config,
      PlanSet plans,
      OfflineBackend backend,
      String bootstrap,
      Consumer<DetectionRecord> listener)
      throws Exception {
    ReferenceConfig model = config.reference().orElseThrow();
    // Open until the job has it too, so that the model is loaded once.
    try (ReferenceDetector detector = backend.openReference(model.model())) {
      for (PlanBundle bundle : plans.bundles()) {
        QueryCheck.require(
            bundle.plan().queries(), detector.description(), model.model().minimumScore());
      }
      DjlStages stages = new DjlStages(model.model(), model.service());
      return start(config, plans, stages, bootstrap, listener);
    }
  }

  /** Returns how many frames an earlier run has left unread. */
  private static long makeTopics(String bootstrap, Topics topics, Set<CameraId> cameras) {
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.createResults();
      cameras.forEach(camera -> admin.createFrames(camera, Optional.empty()));
      return admin.unreadFrames(cameras, GROUP_ID);
    }
  }

  private static WorkflowOptions options(SquintConfig config, WorkflowOptions base) {
    return base.withReferenceTimeout(config.flink().referenceTimeout())
        .withReferenceCapacity(config.flink().referenceCapacity())
        .withCheckpointInterval(config.checkpointing().interval())
        .withAudits(audits(config));
  }

  private static AuditRates audits(SquintConfig config) {
    return AuditRates.of(
        config.cameras().stream()
            .collect(Collectors.toMap(camera -> camera.id().value(), CameraConfig::auditRate)));
  }

  private static int parallelism(FlinkConfig flink, int cameras) {
    int cores = Runtime.getRuntime().availableProcessors();
    return flink.parallelism() > 0 ? flink.parallelism() : Math.max(1, Math.min(cores, cameras));
  }

  private static List<CameraFeed> feeds(
      SquintConfig config, PlanSet plans, String bootstrap, AnswerCounter answers) {
    List<CameraFeed> feeds = new ArrayList<>();
    for (CameraConfig camera : config.cameras()) {
      if (camera.source().isPresent()) {
        IngestSettings settings =
            new IngestSettings(
                camera.id(),
                camera.source().get(),
                camera.rate(),
                camera.loop(),
                Optional.empty(),
                previewReduction(plans, camera));
        SourceOptions source =
            SourceOptions.DEFAULT.withFolderFramesPerSecond(
                camera.framesPerSecond().orElse(SourceOptions.DEFAULT_FOLDER_RATE));
        FrameIngest ingest = new FrameIngest(settings, source, Clock.systemUTC());
        Optional<LongSupplier> answered =
            camera.rate().isUnlimited()
                ? Optional.of(() -> answers.done(camera.id()))
                : Optional.empty();
        feeds.add(
            CameraFeed.start(camera.id(), ingest, answered, bootstrap, config.kafka().topics()));
      }
    }
    return feeds;
  }

  /** What the camera's plan looks at, so that its previews come with the frames. */
  private static int previewReduction(PlanSet plans, CameraConfig camera) {
    return plans
        .planFor(camera.id().value())
        .map(bundle -> bundle.plan().previewReduction())
        .orElse(IngestSettings.AUTOMATIC_REDUCTION);
  }

  /**
   * Counts what was answered by now.
   *
   * @throws IllegalStateException when the job has failed
   */
  public LocalStatus status() throws InterruptedException {
    job.requireRunning();
    answers.read();
    return count();
  }

  /**
   * Counts answers as they come.
   *
   * @param stop ends the wait
   * @param untilDone whether the wait also ends once all sources have ended and each frame is
   *     answered
   * @param told how far the run is, every few seconds
   * @return how far it was at last
   * @throws IllegalStateException when the job has failed
   */
  public LocalStatus await(BooleanSupplier stop, boolean untilDone, Consumer<LocalStatus> told)
      throws InterruptedException {
    long shown = System.nanoTime();
    while (true) {
      LocalStatus status = status();
      if (stop.getAsBoolean() || (untilDone && isDone(status))) {
        return status;
      }
      if (System.nanoTime() - shown >= TOLD_NANOS) {
        shown = System.nanoTime();
        told.accept(status);
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  /** What ended a camera's source early, if anything did; the other cameras went on. */
  public Optional<Exception> sourceFailure() {
    return feeds.stream().flatMap(feed -> feed.failure().stream()).findFirst();
  }

  /** Whether all sources have ended and each frame is answered, those left by a run before too. */
  public boolean isDone(LocalStatus status) {
    return status.sending() == 0
        && status.answered() + status.deadLetters() >= status.sent() + leftOver;
  }

  /** Ends sources and job in good order: all frames sent are answered, events closed. */
  public LocalStatus drain() throws InterruptedException {
    feeds.forEach(CameraFeed::close);
    job.drain();
    answers.read();
    return count();
  }

  @Override
  public void close() throws InterruptedException, IOException {
    feeds.forEach(CameraFeed::close);
    try {
      job.close();
    } finally {
      answers.close();
      reference.close();
    }
  }

  private LocalStatus count() {
    long sent = feeds.stream().mapToLong(CameraFeed::sent).sum();
    int sending = (int) feeds.stream().filter(CameraFeed::isSending).count();
    return answers.status(sent, sending);
  }
}
