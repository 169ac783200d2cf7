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
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CascadeEndToEndTest {
  private static final Query PERSON = Query.parse("person", List.of());

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
      assertSameAsOffline(answers, "lobby", lobby, 120);
      assertSameAsOffline(answers, "yard", yard, 90);
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

  private static PlanBundle plan(String camera) {
    return PlanBundle.of(Plan.untuned(camera, TestJobs.RATE, List.of(PERSON)));
  }

  private static void assertSameAsOffline(
      Answers answers, String camera, Path recording, long frames) throws Exception {
    assertThat(answers.framesOf(camera))
        .containsExactlyElementsOf(
            LongStream.range(0, frames).boxed().collect(Collectors.toList()));
    List<DetectionRecord> offline = new ArrayList<>();
    List<EventRecord> events = new ArrayList<>();
    RunSummary unused =
        new CascadeRunner(new NativeBackend(), () -> false)
            .run(
                new RunRequest(
                    plan(camera),
                    new CameraId(camera),
                    new RecordingRequest(recording, TestJobs.RATE, FrameRange.ALL),
                    TinyModel.config(),
                    TestJobs.START),
                new Sinks(offline::add, events::add),
                Progress.NONE);
    assertThat(answers.of(camera))
        .usingRecursiveComparison()
        .ignoringFields("timing")
        .isEqualTo(offline);
    assertThat(answers.eventsOf(camera)).isEqualTo(events);
  }
}
