package dev.squint.jobs.cli;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.frame.CameraId;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.deploy.Deployment;
import dev.squint.jobs.deploy.Deployment.Placement;
import dev.squint.jobs.deploy.FlinkAddress;
import dev.squint.jobs.deploy.JobJar;
import dev.squint.jobs.deploy.JobNames;
import dev.squint.jobs.deploy.PlanSelection;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.QueryCheck;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.plans.PlanPublisher;
import dev.squint.jobs.stages.DjlStages;
import dev.squint.jobs.workflow.KafkaJob;
import dev.squint.jobs.workflow.StartingOffsets;
import dev.squint.jobs.workflow.WorkflowOptions;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.core.execution.JobClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint deploy}: starts a job on a Flink cluster. */
@Command(
    name = "deploy",
    description = "Starts a cascade as a job on a Flink cluster.",
    footer = {
      "",
      "Example:",
      "  squint deploy --plan lobby.squint --camera lobby --reference yolov8s.onnx \\",
      "      --flink localhost:8081 --bootstrap localhost:9092",
      "",
      "The job goes on when this command has ended. It reads the model where it runs: the path must",
      "be the same there."
    })
final class DeployCommand implements Callable<Integer> {
  private static final String DEFAULT_FLINK = "localhost:8081";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private KafkaOptions kafka = new KafkaOptions();
  @Mixin private ReferenceOptions reference = new ReferenceOptions();

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "PLAN",
      description = "A plan bundle; may be given several times, once a camera.")
  private List<Path> plans = List.of();

  @Option(
      names = "--camera",
      paramLabel = "ID",
      description =
          "A camera; may be given several times. Default: those of the plans, every camera when a"
              + " plan is for any.")
  private List<String> cameras = List.of();

  @Option(
      names = "--camera-pattern",
      paramLabel = "REGEX",
      description = "All cameras of this pattern that have sent frames by now.")
  private Optional<String> cameraPattern = Optional.empty();

  @Option(
      names = "--flink",
      paramLabel = "HOST:PORT",
      description = "The cluster's REST address. Default: " + DEFAULT_FLINK + ".")
  private String flink = DEFAULT_FLINK;

  @Option(names = "--parallelism", paramLabel = "N", description = "Default: 1.")
  private int parallelism = 1;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description =
          "The job's name; a job goes on where the last of its name stopped. Default: made of the"
              + " cameras.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "earliest|latest|committed|TIME",
      description = "The first frame to read. Default: committed.")
  private String from = "committed";

  @Option(
      names = "--stop-at-latest",
      description = "End the job with the frames that are there when it starts.")
  private boolean stopAtLatest;

  @Option(
      names = "--at-least-once",
      description =
          "Write answers at once instead of with each checkpoint; a failure may repeat some.")
  private boolean atLeastOnce;

  @Option(
      names = "--checkpoint-interval",
      paramLabel = "DURATION",
      description = "For example 10s, the default; 0s for the cluster's own.")
  private Duration checkpointInterval = WorkflowOptions.DEFAULT_CHECKPOINT_INTERVAL;

  @Option(
      names = "--checkpoint-dir",
      paramLabel = "DIR",
      description = "Where the cluster keeps checkpoints. Default: its own setting.")
  private Optional<String> checkpointDirectory = Optional.empty();

  @Option(
      names = "--from-savepoint",
      paramLabel = "PATH",
      description = "Go on from a savepoint or a kept checkpoint.")
  private Optional<String> savepoint = Optional.empty();

  @Option(
      names = "--silence-timeout",
      paramLabel = "DURATION",
      description = "After which a camera counts as silent and its events end. Default: 1m.")
  private Duration silenceTimeout = WorkflowOptions.DEFAULT_SILENCE_TIMEOUT;

  @Option(
      names = "--audit-rate",
      paramLabel = "SHARE",
      description =
          "Share of the frames answered without the reference model that it is asked about all the"
              + " same, between 0 and 1, to measure the error. Default: 0.")
  private double auditRate;

  @Option(names = "--wait", description = "Wait until the job has ended.")
  private boolean waits;

  @Option(
      names = "--job-jar",
      paramLabel = "FILE",
      description = "The jar for the cluster. Default: squint-job.jar beside Squint's classes.")
  private Optional<Path> jobJar = Optional.empty();

  private final StopSignal stop;
  private final OfflineBackend backend;

  DeployCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() throws Exception {
    FlinkAddress cluster = UserException.check("--flink", () -> FlinkAddress.parse(flink));
    ReferenceConfig model = withAbsolutePath(reference.resolve(Optional.empty()));
    Topics topics = kafka.topics();
    PlanSelection selection;
    try (TopicAdmin admin = new TopicAdmin(kafka.bootstrap(), topics)) {
      selection = PlanSelection.of(plans, wanted(admin));
      requireAnswerable(selection, model.model());
      admin.createResults();
      admin.createPlans();
      selection.cameras().forEach(admin::requireFramesIfPresent);
    }
    PlanPublisher publisher = PlanPublisher.of(selection.plans(), selection.cameras());
    Deployment deployment =
        new Deployment(cluster, job(selection), options(topics, selection, model), placement());
    JobClient client = deployment.submit();
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "job %s runs at %s as %s".formatted(deployment.job().name(), cluster, client.getJobID()));
    out.flush();
    // Only now: what stands on the topic is what runs.
    publisher.publish(kafka.bootstrap(), topics);
    if (waits) {
      await(client);
      out.println("job %s has ended".formatted(deployment.job().name()));
    }
    return 0;
  }

  private KafkaJob job(PlanSelection selection) {
    StartingOffsets start = UserException.check("--from", () -> StartingOffsets.parse(from));
    String jobName = name.orElseGet(() -> JobNames.of(selection.cameras()));
    return UserException.check(
        "--name",
        () ->
            new KafkaJob(
                jobName,
                kafka.bootstrap(),
                selection.cameras(),
                start,
                stopAtLatest,
                !atLeastOnce));
  }

  private WorkflowOptions options(Topics topics, PlanSelection selection, ReferenceConfig model) {
    if (!atLeastOnce && checkpointInterval.isZero()) {
      throw new UserException(
          "--checkpoint-interval: answers are written with each checkpoint, and 0 is none;"
              + " give --at-least-once too");
    }
    AuditRates audits = UserException.check("--audit-rate", () -> AuditRates.same(auditRate));
    DjlStages stages = new DjlStages(model.model(), model.service());
    return UserException.check(
        "--checkpoint-interval, --silence-timeout",
        () ->
            WorkflowOptions.of(topics, selection.plans(), stages)
                .withSilenceTimeout(silenceTimeout)
                .withCheckpointInterval(checkpointInterval)
                .withAudits(audits));
  }

  private Placement placement() {
    Path jar = jobJar.orElseGet(JobJar::locate);
    return UserException.check(
        "--parallelism", () -> new Placement(jar, parallelism, checkpointDirectory, savepoint));
  }

  private Set<CameraId> wanted(TopicAdmin admin) {
    if (cameraPattern.isEmpty()) {
      return cameras.stream()
          .map(camera -> UserException.check("--camera", () -> new CameraId(camera)))
          .collect(Collectors.toUnmodifiableSet());
    }
    if (!cameras.isEmpty()) {
      throw new UserException("--camera and --camera-pattern exclude each other");
    }
    Pattern pattern = pattern(cameraPattern.get());
    Set<CameraId> found =
        admin.cameras().stream()
            .filter(camera -> pattern.matcher(camera.value()).matches())
            .collect(Collectors.toUnmodifiableSet());
    if (found.isEmpty()) {
      throw new UserException(
          "no camera at %s matches %s; there are %s"
              .formatted(kafka.bootstrap(), pattern, admin.cameras()));
    }
    return found;
  }

  private static Pattern pattern(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new UserException(
          "--camera-pattern \"%s\" is no regular expression: %s"
              .formatted(text, e.getDescription()),
          e);
    }
  }

  private void requireAnswerable(PlanSelection selection, ReferenceModelSpec model) {
    try (ReferenceDetector detector = backend.openReference(model)) {
      QueryCheck.require(selection.queries(), detector.description(), model.minimumScore());
    }
  }

  private static ReferenceConfig withAbsolutePath(ReferenceConfig config) {
    ReferenceModelSpec model = config.model();
    if (!Files.exists(Path.of(model.location()))) {
      return config;
    }
    return new ReferenceConfig(
        new ReferenceModelSpec(
            Path.of(model.location()).toAbsolutePath().toString(),
            model.family(),
            model.inputWidth(),
            model.inputHeight(),
            model.classes(),
            model.minimumScore(),
            model.overlapThreshold(),
            model.device()),
        config.service());
  }

  private void await(JobClient client) throws Exception {
    CompletableFuture<JobExecutionResult> result = client.getJobExecutionResult();
    while (!stop.getAsBoolean() && !result.isDone()) {
      try {
        JobExecutionResult unused = result.get(1, TimeUnit.SECONDS);
      } catch (TimeoutException e) {
        // looks for Ctrl-C, and waits on
      }
    }
  }
}
