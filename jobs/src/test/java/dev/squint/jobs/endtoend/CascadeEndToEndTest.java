package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.query.Query;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.offline.CascadeRunner;
import dev.squint.jobs.offline.CascadeRunner.Sinks;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.NativeBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.RunRequest;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.RunSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeEndToEndTest {
  private static final Query PERSON = Query.parse("person", List.of());

  /** The automatic one for the scenes' size is 2. */
  private static final int FINER_REDUCTION = 1;

  // A network's last digits depend on how many frames it scores at once.
  private static final Comparator<Float> SCORES =
      (one, other) -> Math.abs(one - other) < 1e-5 ? 0 : Float.compare(one, other);

  @TempDir Path directory;

  @Test
  void answersEachFrameOfTwoCamerasOnceInOrderAsTheOfflineRunDoes() throws Exception {
    Path lobby = Scenes.record(directory.resolve("lobby"), 120, n -> n >= 30 && n < 80);
    Path yard = Scenes.record(directory.resolve("yard"), 90, n -> n % 60 < 20);
    PlanSet plans = PlanSet.of(List.of(plan("lobby"), plan("yard")));
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
      TestJobs jobs = new TestJobs(broker.bootstrapServers(), new Topics("test-"));
      jobs.makeTopics("lobby", "yard");
      assertThat(jobs.ingest("lobby", lobby).frames()).isEqualTo(120);
      assertThat(jobs.ingest("yard", yard).frames()).isEqualTo(90);

      jobs.run(plans, TinyModel.stages());

      Answers answers = Answers.read(broker.bootstrapServers(), new Topics("test-"));
      assertThat(answers.deadLetters()).isEmpty();
      assertSameAsOffline(answers, plan("lobby"), lobby, 120);
      assertSameAsOffline(answers, plan("yard"), yard, 90);
      assertThat(answers.of("lobby"))
          .extracting(detection -> detection.verdicts().get(0).decidedBy())
          .contains(DecidedBy.DIFFERENCE_DETECTOR, DecidedBy.REFERENCE_MODEL);
      List<EventRecord> events = answers.eventsOf("lobby");
      assertThat(events)
          .extracting(EventRecord::type)
          .containsExactly(EventRecord.Type.START, EventRecord.Type.END);
      assertThat(events.get(1).start().frame()).isEqualTo(30);
      assertThat(events.get(1).end().frame()).isEqualTo(79);
      assertThat(events.get(1).start().capturedAt()).isEqualTo(TestJobs.START.plusSeconds(3));
    }
  }

  @Test
  void answersByASpecializedModelOnFinerPreviewsAsTheOfflineRunDoes() throws Exception {
    Path lobby = Scenes.record(directory.resolve("lobby"), 150, n -> n % 50 >= 30);
    PlanBundle plan = TrainedPlan.of("lobby", TestJobs.RATE, PERSON, FINER_REDUCTION);
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
      TestJobs jobs = new TestJobs(broker.bootstrapServers(), new Topics("test-"));
      jobs.makeTopics("lobby");
      assertThat(jobs.ingest("lobby", lobby, FINER_REDUCTION).frames()).isEqualTo(150);

      jobs.run(PlanSet.of(List.of(plan)), TinyModel.stages());

      Answers answers = Answers.read(broker.bootstrapServers(), new Topics("test-"));
      assertThat(answers.deadLetters()).isEmpty();
      assertSameAsOffline(answers, plan, lobby, 150);
      assertThat(answers.of("lobby"))
          .extracting(detection -> detection.verdicts().get(0).decidedBy())
          .contains(DecidedBy.FRAME_SKIPPING, DecidedBy.SPECIALIZED_MODEL);
    }
  }

  private static PlanBundle plan(String camera) {
    return PlanBundle.of(Plan.untuned(camera, TestJobs.RATE, List.of(PERSON)));
  }

  private static void assertSameAsOffline(
      Answers answers, PlanBundle plan, Path recording, long frames) throws Exception {
    String camera = plan.plan().camera();
    assertThat(answers.framesOf(camera))
        .containsExactlyElementsOf(
            LongStream.range(0, frames).boxed().collect(Collectors.toList()));
    List<DetectionRecord> offline = new ArrayList<>();
    List<EventRecord> events = new ArrayList<>();
    RunSummary unused =
        new CascadeRunner(new NativeBackend(), () -> false)
            .run(
                new RunRequest(
                    plan,
                    new CameraId(camera),
                    new RecordingRequest(recording, TestJobs.RATE, FrameRange.ALL),
                    TinyModel.config(),
                    TestJobs.START),
                new Sinks(offline::add, events::add),
                Progress.NONE);
    assertThat(answers.of(camera))
        .usingRecursiveComparison()
        .ignoringFields("timing")
        .withComparatorForType(SCORES, Float.class)
        .isEqualTo(offline);
    assertThat(answers.eventsOf(camera)).isEqualTo(events);
  }
}
