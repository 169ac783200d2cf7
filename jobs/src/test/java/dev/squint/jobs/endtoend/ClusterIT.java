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
import dev.squint.jobs.plans.PublishedPlans;
import dev.squint.video.source.SourceOptions;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  private static final int RECORDED_FRAMES = 300;
  private static final int FRAMES_PER_SECOND_SENT = 40;
  private static final int FRAMES_BEFORE_THE_KILL = 100;
  private static final int FRAMES_AFTER_THE_KILL = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final Topics TOPICS = new Topics("");

  @TempDir Path directory;

  private final ExecutorService executor = Executors.newFixedThreadPool(CAMERAS.size());

  @AfterEach
  void stopCluster() throws Exception {
    executor.shutdownNow();
    cluster("stop");
  }

  @Test
  void answersEachFrameOnceAndInOrderThoughATaskManagerIsKilled() throws Exception {
    cluster("start", "--task-managers", "2", "--slots", "1");
    Map<String, String> addresses = addresses();
    String kafka = addresses.get("KAFKA");
    new TestJobs(kafka, TOPICS).makeTopics(CAMERAS.toArray(new String[0]));
    Path recording =
        Scenes.record(directory.resolve("scene"), RECORDED_FRAMES, number -> number % 150 < 40);
    deploy(kafka, addresses.get("FLINK"));
    Map<String, FrameIngest> feeds = new HashMap<>();
    Map<String, CompletableFuture<Long>> sent = new HashMap<>();
    for (String camera : CAMERAS) {
      FrameIngest feed = feed(camera, recording);
      feeds.put(camera, feed);
      sent.put(camera, CompletableFuture.supplyAsync(() -> run(feed, kafka), executor));
    }

    await(() -> fewestAnswered(kafka) >= FRAMES_BEFORE_THE_KILL);
    killTaskManager(1);
    int beforeTheKill = fewestAnswered(kafka);
    cluster("add-task-manager");
    await(() -> fewestAnswered(kafka) >= beforeTheKill + FRAMES_AFTER_THE_KILL);

    feeds.values().forEach(FrameIngest::stop);
    for (String camera : CAMERAS) {
      long frames = sent.get(camera).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      await(() -> answers(kafka).of(camera).size() >= frames);
      assertThat(answers(kafka).framesOf(camera))
          .as(camera)
          .containsExactlyElementsOf(
              LongStream.range(0, frames).boxed().collect(Collectors.toList()));
    }
    assertThat(answers(kafka).deadLetters()).isEmpty();
    assertThat(answers(kafka).eventsOf("lobby")).isNotEmpty().doesNotHaveDuplicates();
  }

  private void deploy(String kafka, String flink) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("deploy", "--bootstrap", kafka, "--flink", flink, "--parallelism", "2"));
    arguments.addAll(List.of("--reference", TinyModel.file().toString()));
    arguments.addAll(List.of("--checkpoint-interval", "2s"));
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
    try (PublishedPlans plans = new PublishedPlans(kafka, TOPICS)) {
      assertThat(plans.refresh()).containsExactlyInAnyOrderElementsOf(CAMERAS);
    }
  }

  /** Sends a recording again and again until it is stopped. */
  private static FrameIngest feed(String camera, Path recording) {
    IngestSettings settings =
        new IngestSettings(
            new CameraId(camera),
            recording.toString(),
            new SendingRate(FRAMES_PER_SECOND_SENT),
            true,
            Optional.of(TestJobs.START),
            IngestSettings.AUTOMATIC_REDUCTION);
    SourceOptions source = SourceOptions.DEFAULT.withFolderFramesPerSecond(TestJobs.RATE);
    return new FrameIngest(settings, source, Clock.systemUTC());
  }

  private static long run(FrameIngest feed, String kafka) {
    try {
      return feed.run(kafka, TOPICS, progress -> {}).frames();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Answers answers(String kafka) {
    return Answers.read(kafka, TOPICS);
  }

  private static int fewestAnswered(String kafka) {
    Answers answers = answers(kafka);
    return CAMERAS.stream().mapToInt(camera -> answers.of(camera).size()).min().orElseThrow();
  }

  private void killTaskManager(int number) throws Exception {
    Path file = directory.resolve("cluster/pids/task-manager-" + number);
    ProcessHandle process =
        ProcessHandle.of(Long.parseLong(Files.readString(file).strip())).orElseThrow();
    assertThat(process.destroyForcibly()).isTrue();
    process.onExit().get(10, TimeUnit.SECONDS);
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
