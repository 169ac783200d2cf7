package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.core.testing.TestFootage;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.cli.SquintCommand;
import dev.squint.jobs.cli.StopSignal;
import dev.squint.jobs.ingest.FrameIngest;
import dev.squint.jobs.ingest.IngestSettings;
import dev.squint.jobs.options.SendingRate;
import dev.squint.video.source.SourceOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of processes as {@code scripts/cluster.sh} starts it. */
@Tag("slow")
class ClusterIT {
  private static final List<String> CAMERAS = List.of("lobby", "yard", "hall", "gate");
  private static final int FRAMES = 600;
  private static final int FRAMES_PER_SECOND_SENT = 40;
  private static final int FRAMES_BEFORE_THE_KILL = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Topics TOPICS = new Topics("");

  @TempDir Path directory;

  @AfterEach
  void stopCluster() throws Exception {
    cluster("stop");
  }

  @Test
  void answersEachFrameOnceAndInOrderThoughATaskManagerIsKilled() throws Exception {
    cluster("start", "--task-managers", "2", "--slots", "1");
    Map<String, String> addresses = addresses();
    String kafka = addresses.get("KAFKA");
    new TestJobs(kafka, TOPICS).makeTopics(CAMERAS.toArray(new String[0]));
    Path recording = Scenes.record(directory.resolve("scene"), FRAMES, number -> number % 150 < 40);
    deploy(kafka, addresses.get("FLINK"));
    List<CompletableFuture<Void>> feeds = new ArrayList<>();
    for (String camera : CAMERAS) {
      feeds.add(CompletableFuture.runAsync(() -> ingest(kafka, camera, recording)));
    }

    await(() -> answered(kafka, FRAMES_BEFORE_THE_KILL));
    ProcessHandle victim = taskManager(1);
    assertThat(victim.destroyForcibly()).isTrue();
    victim.onExit().get(10, TimeUnit.SECONDS);
    assertThat(answered(kafka, FRAMES)).as("killed in mid-stream").isFalse();
    cluster("add-task-manager");

    for (CompletableFuture<Void> feed : feeds) {
      feed.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
    await(() -> answered(kafka, FRAMES));
    Answers answers = Answers.read(kafka, TOPICS);
    for (String camera : CAMERAS) {
      assertThat(answers.framesOf(camera))
          .as(camera)
          .containsExactlyElementsOf(
              LongStream.range(0, FRAMES).boxed().collect(Collectors.toList()));
    }
    assertThat(answers.deadLetters()).isEmpty();
    assertThat(answers.eventsOf("lobby")).hasSizeGreaterThanOrEqualTo(6).doesNotHaveDuplicates();
  }

  private void deploy(String kafka, String flink) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("deploy", "--bootstrap", kafka, "--flink", flink, "--parallelism", "2"));
    arguments.addAll(List.of("--reference", TinyModel.file().toString()));
    arguments.addAll(List.of("--checkpoint-interval", "PT2S"));
    for (String camera : CAMERAS) {
      Plan plan = Plan.untuned(camera, TestJobs.RATE, List.of(Query.parse("person", List.of())));
      Path file = directory.resolve(camera + ".squint");
      Files.write(file, PlanBundles.write(PlanBundle.of(plan)));
      arguments.addAll(List.of("--plan", file.toString()));
    }
    StringWriter said = new StringWriter();
    int exitCode =
        SquintCommand.commandLine(new StopSignal())
            .setOut(new PrintWriter(said, true))
            .setErr(new PrintWriter(said, true))
            .execute(arguments.toArray(new String[0]));
    assertThat(exitCode).as(said.toString()).isZero();
    assertThat(said.toString()).contains("job cascade-gate.hall.lobby.yard runs at " + flink);
  }

  private static void ingest(String kafka, String camera, Path recording) {
    IngestSettings settings =
        new IngestSettings(
            new CameraId(camera),
            recording.toString(),
            new SendingRate(FRAMES_PER_SECOND_SENT),
            false,
            Optional.of(TestJobs.START),
            IngestSettings.AUTOMATIC_REDUCTION);
    SourceOptions source = SourceOptions.DEFAULT.withFolderFramesPerSecond(TestJobs.RATE);
    try {
      new FrameIngest(settings, source, Clock.systemUTC()).run(kafka, TOPICS, progress -> {});
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean answered(String kafka, int frames) {
    Answers answers = Answers.read(kafka, TOPICS);
    return CAMERAS.stream().allMatch(camera -> answers.of(camera).size() >= frames);
  }

  private ProcessHandle taskManager(int number) throws Exception {
    Path file = directory.resolve("cluster/pids/task-manager-" + number);
    return ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
  }

  private Map<String, String> addresses() throws Exception {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(directory.resolve("cluster/addresses"))) {
      properties.load(reader);
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }

  private void cluster(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(TestFootage.repositoryRoot().resolve("scripts/cluster.sh").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--dir", directory.resolve("cluster").toString()));
    Path output = Files.createTempFile(directory, "cluster", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
    assertThat(process.exitValue()).as(Files.readString(output, StandardCharsets.UTF_8)).isZero();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for %s", PATIENCE).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
  }
}
