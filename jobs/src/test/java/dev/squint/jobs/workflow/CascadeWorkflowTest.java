package dev.squint.jobs.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.audit.AuditRates;
import dev.squint.core.json.Json;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.names.OperatorUids;
import dev.squint.operators.serde.EdgeTypes;
import dev.squint.operators.testing.BrightBoxes;
import dev.squint.operators.testing.DirectCascade;
import dev.squint.operators.testing.FakeStages;
import dev.squint.operators.testing.FakeStages.Reference;
import dev.squint.operators.testing.TestCamera;
import dev.squint.operators.testing.TestPlans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(180)
class CascadeWorkflowTest {
  private static final int PARALLELISM = 2;
  private static final int FRAMES = 150;
  private static final int FRAMES_BEFORE_CHECKPOINT = 50;

  // Two of them on each subtask of the source, as the generator deals its numbers out.
  private static final List<String> CAMERAS = List.of("attic", "garage", "gate", "lobby");
  private static final Map<String, PlanBundle> PLANS =
      Map.of(
          "attic", TestPlans.referenceOnly("attic"),
          "garage", TestPlans.difference("garage"),
          "gate", TestPlans.everyThird("gate"),
          "lobby", TestPlans.specialized("lobby"));

  private static final AuditRates AUDITS = AuditRates.same(0.3);
  private static final InMemoryReporter METRICS = InMemoryReporter.createWithRetainedMetrics();

  private static @Nullable JobID lastJob;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(PARALLELISM)
              .setConfiguration(METRICS.addToConfiguration(new Configuration()))
              .build());

  @Test
  void answersEveryFrameOnceAndInOrderAsTheEngineDoes(TestInfo test) throws Exception {
    WorkflowOptions options = options(FakeStages.working(test.getDisplayName()));

    List<OutputRecord> records = run(CascadeWorkflowTest::frame, unlimited(), options);

    assertAnswersLikeTheEngine(records);
    assertThat(records).noneMatch(record -> record.kind() == Kind.DEAD_LETTER);
    assertThat(records).noneMatch(record -> record.kind() == Kind.AUDIT);
  }

  @Test
  void auditsShortCircuitedFramesThatAreDrawnAndAnswersThemAllTheSame(TestInfo test)
      throws Exception {
    WorkflowOptions options = options(FakeStages.working(test.getDisplayName())).withAudits(AUDITS);

    List<OutputRecord> records = run(CascadeWorkflowTest::frame, unlimited(), options);

    assertAnswersLikeTheEngine(records);
    long drawn = assertAuditsOfDrawnFrames(records);
    assertThat(counted("audits_total")).isPositive();
    assertThat(counted("audits_total") + counted("audits_skipped_total")).isEqualTo(drawn);
    assertThat(counted("audits_dropped_total")).isZero();
    assertThat(counted("query.box.audit_false_negatives_total"))
        .isEqualTo(disagreements(records, false));
    assertThat(counted("query.box.audit_false_positives_total"))
        .isEqualTo(disagreements(records, true));
  }

  @Test
  void answersEveryFrameThoughNoAuditIsEverAnswered(TestInfo test) throws Exception {
    FakeStages stages = new FakeStages(test.getDisplayName(), Reference.SILENT_AUDITS);
    WorkflowOptions options =
        options(stages).withAudits(AuditRates.same(1)).withReferenceTimeout(Duration.ofSeconds(10));

    List<OutputRecord> records = run(CascadeWorkflowTest::frame, unlimited(), options);

    assertAnswersLikeTheEngine(records);
    assertThat(records).noneMatch(record -> record.kind() == Kind.AUDIT);
  }

  @Test
  void answersEveryFrameOnceAlthoughTheJobFailsAndRestarts(TestInfo test) throws Exception {
    FakeStages stages = new FakeStages(test.getDisplayName(), Reference.BROKEN_ONCE);
    stages.counts().failAt.set(FRAMES);
    WorkflowOptions options =
        options(stages)
            .withCheckpointInterval(Duration.ofMillis(50))
            .withReferenceCapacity(8)
            .withAudits(AUDITS);

    // The failure comes after a checkpoint, and long before the last frame.
    List<OutputRecord> records =
        run(
            CascadeWorkflowTest::frame,
            new HeldUntilCheckpoint(test.getDisplayName(), FRAMES_BEFORE_CHECKPOINT),
            options);

    assertThat(stages.counts().failures).hasValue(1);
    assertAnswersLikeTheEngine(records);
    assertThat(assertAuditsOfDrawnFrames(records)).isPositive();
    assertThat(stages.counts().openReferences).hasValue(0);
    assertThat(stages.counts().openScorers).hasValue(0);
  }

  @Test
  void setsAsideWhatCannotBeReadAndGoesOn(TestInfo test) throws Exception {
    WorkflowOptions options = options(FakeStages.working(test.getDisplayName()));

    List<OutputRecord> records = run(CascadeWorkflowTest::frameOrRubbish, unlimited(), options);

    List<OutputRecord> deadLetters =
        records.stream().filter(record -> record.kind() == Kind.DEAD_LETTER).toList();
    assertThat(deadLetters)
        .extracting(letter -> letter.headers().get(FrameHeaders.DEAD_LETTER_REASON))
        .contains("truncated", "undecodable")
        .hasSize(CAMERAS.size() * FRAMES / 10);
    for (String camera : CAMERAS) {
      assertThat(frameNumbers(records, camera))
          .containsExactlyElementsOf(
              LongStream.range(0, FRAMES).filter(frame -> frame % 10 != 3).boxed().toList());
    }
  }

  private static List<OutputRecord> run(
      GeneratorFunction<Long, RawFrame> frames,
      RateLimiterStrategy<NumberSequenceSplit> rate,
      WorkflowOptions options)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(1));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(PARALLELISM);
    List<CloseableIterator<OutputRecord>> collected = new ArrayList<>();
    CascadeWorkflow.define(
        env, source(frames, rate), records -> collected.add(records.collectAsync()), options);
    env.configure(new Configuration().set(PipelineOptions.AUTO_GENERATE_UIDS, true));
    JobClient job = env.executeAsync();
    lastJob = job.getJobID();
    List<OutputRecord> written = new ArrayList<>();
    // Each record once, whatever is restarted: what is read here follows the checkpoints.
    try (CloseableIterator<OutputRecord> records = collected.get(0)) {
      records.forEachRemaining(written::add);
    }
    job.getJobExecutionResult().get();
    return written;
  }

  @Test
  void namesEveryOperatorForItsState() {
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    CascadeWorkflow.define(
        env,
        source(CascadeWorkflowTest::frame, unlimited()),
        records -> records.sinkTo(new DiscardingSink<>()).uid(OperatorUids.RECORDS),
        options(FakeStages.working("names")));

    StreamGraph graph = env.getStreamGraph();

    assertThat(graph.getJobGraph().getVertices()).hasSize(4);
    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains(
            OperatorUids.FRAMES,
            OperatorUids.FILTER,
            OperatorUids.REFERENCE,
            OperatorUids.ANSWERS,
            OperatorUids.AUDIT_REFERENCE,
            OperatorUids.AUDITS,
            OperatorUids.RESOLVER,
            OperatorUids.RECORDS);
  }

  private static DataGeneratorSource<RawFrame> source(
      GeneratorFunction<Long, RawFrame> frames, RateLimiterStrategy<NumberSequenceSplit> rate) {
    return new DataGeneratorSource<>(
        frames, (long) CAMERAS.size() * FRAMES, rate, EdgeTypes.RAW_FRAME);
  }

  @SuppressWarnings("unchecked") // Flink declares it without the type of its splits
  private static RateLimiterStrategy<NumberSequenceSplit> unlimited() {
    return RateLimiterStrategy.noOp();
  }

  private static void assertAnswersLikeTheEngine(List<OutputRecord> records) {
    for (String camera : CAMERAS) {
      DirectCascade direct = DirectCascade.run(planOf(camera), camera, FRAMES);
      assertThat(frameNumbers(records, camera))
          .containsExactlyElementsOf(LongStream.range(0, FRAMES).boxed().toList());
      assertThat(detections(records, camera)).isEqualTo(direct.detections);
      assertThat(events(records, camera)).isEqualTo(direct.events).isNotEmpty();
    }
  }

  /** Returns how many frames were drawn; some may have been skipped, none audited twice. */
  private static long assertAuditsOfDrawnFrames(List<OutputRecord> records) {
    long drawn = 0;
    for (String camera : CAMERAS) {
      Map<Long, JsonNode> shortCircuited =
          of(records, Kind.DETECTION, camera).stream()
              .filter(
                  detection ->
                      !detection.at("/verdicts/0/decidedBy").asText().equals("REFERENCE_MODEL"))
              .filter(detection -> AUDITS.isSelected(camera, detection.path("frame").asLong()))
              .collect(Collectors.toMap(detection -> detection.path("frame").asLong(), d -> d));
      drawn += shortCircuited.size();
      List<JsonNode> audits = of(records, Kind.AUDIT, camera);
      assertThat(audits)
          .extracting(audit -> audit.path("frame").asLong())
          .doesNotHaveDuplicates()
          .isSubsetOf(shortCircuited.keySet());
      assertThat(audits.isEmpty()).as(camera).isEqualTo(shortCircuited.isEmpty());
      for (JsonNode audit : audits) {
        int frame = audit.path("frame").asInt();
        JsonNode detection = Objects.requireNonNull(shortCircuited.get((long) frame));
        assertThat(audit.at("/verdicts/0/answered")).isEqualTo(detection.at("/verdicts/0/present"));
        assertThat(audit.at("/verdicts/0/decidedBy"))
            .isEqualTo(detection.at("/verdicts/0/decidedBy"));
        assertThat(audit.at("/verdicts/0/reference").asBoolean())
            .isEqualTo(!BrightBoxes.detect(TestCamera.view(camera, frame)).isEmpty());
        assertThat(audit.path("rate").asDouble()).isEqualTo(AUDITS.of(camera));
      }
    }
    return drawn;
  }

  private static long disagreements(List<OutputRecord> records, boolean answered) {
    return CAMERAS.stream()
        .flatMap(camera -> of(records, Kind.AUDIT, camera).stream())
        .filter(audit -> audit.at("/verdicts/0/answered").asBoolean() == answered)
        .filter(audit -> audit.at("/verdicts/0/reference").asBoolean() != answered)
        .count();
  }

  /** What all subtasks of the last job have counted. */
  private static long counted(String name) {
    return METRICS.findMetrics(Objects.requireNonNull(lastJob), name).values().stream()
        .mapToLong(metric -> ((Counter) metric).getCount())
        .sum();
  }

  private static RawFrame frame(long index) {
    return TestCamera.frame(CAMERAS.get((int) index / FRAMES), (int) index % FRAMES);
  }

  /** Every tenth frame is cut short or, behind a sound header, spoilt. */
  private static RawFrame frameOrRubbish(long index) {
    RawFrame sound = frame(index);
    if (sound.offset() % 10 != 3) {
      return sound;
    }
    byte[] rubbish = sound.image().clone();
    if (sound.offset() % 20 == 3) {
      Arrays.fill(rubbish, 45, rubbish.length - 20, (byte) 7);
    } else {
      rubbish = Arrays.copyOf(rubbish, rubbish.length / 2);
    }
    return TestCamera.frame(sound.camera(), (int) sound.offset(), rubbish);
  }

  private static WorkflowOptions options(FakeStages stages) {
    return WorkflowOptions.of(new Topics(""), PlanSet.of(PLANS.values()), stages)
        .withCheckpointInterval(Duration.ZERO);
  }

  private static PlanBundle planOf(String camera) {
    return Objects.requireNonNull(PLANS.get(camera));
  }

  private static List<Long> frameNumbers(List<OutputRecord> records, String camera) {
    return of(records, Kind.DETECTION, camera).stream()
        .map(detection -> detection.path("frame").asLong())
        .toList();
  }

  private static List<String> detections(List<OutputRecord> records, String camera) {
    return of(records, Kind.DETECTION, camera).stream()
        .map(
            detection ->
                "%d %s %s %d %s"
                    .formatted(
                        detection.path("frame").asLong(),
                        detection.at("/verdicts/0/decidedBy").asText(),
                        detection.at("/verdicts/0/present").asText(),
                        detection.at("/evidence/sameAs").asLong(-1),
                        detection.at("/evidence/specialized/0/score").asText()))
        .toList();
  }

  private static List<String> events(List<OutputRecord> records, String camera) {
    return of(records, Kind.EVENT, camera).stream()
        .map(
            event -> {
              String type = event.path("type").asText();
              return type + " " + event.at("/%s/frame".formatted(type)).asLong();
            })
        .toList();
  }

  private static List<JsonNode> of(List<OutputRecord> records, Kind kind, String camera) {
    return records.stream()
        .filter(record -> record.kind() == kind && record.camera().equals(camera))
        .map(record -> parse(record.value()))
        .toList();
  }

  private static JsonNode parse(byte[] json) {
    try {
      return Json.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
