package dev.squint.jobs.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import dev.squint.operators.testing.FakeStages;
import dev.squint.operators.testing.TestPlans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaJobTest {
  private static final String BOOTSTRAP = "localhost:9092";
  private static final Topics TOPICS = new Topics("a.b-");

  @Test
  void readsTheTopicsOfTheNamedCamerasOnly() {
    Pattern pattern =
        KafkaEndpoints.framesPattern(job(new CameraId("lobby"), new CameraId("gate-2")), TOPICS);

    assertThat(List.of("a.b-frames.lobby", "a.b-frames.gate-2")).allMatch(matches(pattern));
    assertThat(List.of("a.b-frames.lobby2", "axb-frames.lobby", "frames.lobby", "a.b-detections"))
        .noneMatch(matches(pattern));
  }

  @Test
  void readsTheTopicsOfAllCamerasWhenNoneIsNamed() {
    Pattern pattern = KafkaEndpoints.framesPattern(job(), TOPICS);

    assertThat(List.of("a.b-frames.lobby", "a.b-frames.7")).allMatch(matches(pattern));
    assertThat(List.of("a.b-frames.", "a.b-frames.Up!", "axb-frames.lobby", "a.b-events"))
        .noneMatch(matches(pattern));
  }

  @Test
  void endsWithTheFramesThatAreThereWhenBounded() {
    KafkaJob bounded =
        new KafkaJob("once", BOOTSTRAP, Set.of(), StartingOffsets.earliest(), true, false);

    assertThat(KafkaEndpoints.frames(bounded, TOPICS).getBoundedness())
        .isEqualTo(Boundedness.BOUNDED);
    assertThat(KafkaEndpoints.frames(job(), TOPICS).getBoundedness())
        .isEqualTo(Boundedness.CONTINUOUS_UNBOUNDED);
  }

  @Test
  void readsAStartAsAUserWritesIt() {
    assertThat(StartingOffsets.parse("Earliest")).isEqualTo(StartingOffsets.earliest());
    assertThat(StartingOffsets.parse("latest")).isEqualTo(StartingOffsets.latest());
    assertThat(StartingOffsets.parse("committed")).isEqualTo(StartingOffsets.committed());
    assertThat(StartingOffsets.parse("1970-01-01T00:00:01Z"))
        .isEqualTo(StartingOffsets.from(Instant.ofEpochSecond(1)));
    assertThatThrownBy(() -> StartingOffsets.parse("yesterday"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("earliest, latest, committed or a time")
        .hasMessageContaining("\"yesterday\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "with space", "slash/ed"})
  void refusesANameThatKafkaWould(String name) {
    assertThatThrownBy(() -> KafkaJob.live(name, BOOTSTRAP, Set.of(), true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"%s\"".formatted(name));
  }

  @Test
  void refusesTransactionsThatNoCheckpointWouldEnd() {
    WorkflowOptions options = options().withCheckpointInterval(Duration.ZERO);

    assertThatThrownBy(
            () ->
                CascadeJob.define(
                    StreamExecutionEnvironment.getExecutionEnvironment(), job(), options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("exactly once needs checkpoints");
  }

  @Test
  void boundsTheFramesInFlightByTheirBytes() {
    assertThat(options().referenceCapacity()).isEqualTo(16);
    assertThat(options().withReferenceCapacity(3).referenceCapacity()).isEqualTo(3);
    assertThatThrownBy(() -> options().withReferenceCapacity(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesTimesThatMakeNoSense() {
    assertThatThrownBy(() -> options().withReferenceTimeout(Duration.ZERO))
        .hasMessageContaining("reference timeout");
    assertThatThrownBy(() -> options().withSilenceTimeout(Duration.ofNanos(1)))
        .hasMessageContaining("silence timeout");
    assertThatThrownBy(() -> options().withCheckpointInterval(Duration.ofSeconds(-1)))
        .hasMessageContaining("checkpoint interval");
  }

  private static KafkaJob job(CameraId... cameras) {
    return KafkaJob.live("test", BOOTSTRAP, Set.of(cameras), true);
  }

  private static WorkflowOptions options() {
    return WorkflowOptions.of(
        TOPICS, PlanSet.of(List.of(TestPlans.difference("*"))), FakeStages.working("options"));
  }

  private static Predicate<String> matches(Pattern pattern) {
    return topic -> pattern.matcher(topic).matches();
  }
}
