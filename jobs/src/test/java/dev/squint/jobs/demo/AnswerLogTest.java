package dev.squint.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.local.LocalStatus;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SendingRate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AnswerLogTest {
  private final AnswerLog log = new AnswerLog();

  @Test
  void keepsAnswersByFrameAndTakesTheRestForUnknown() {
    log.accept(Detections.of("lobby", 0, Presence.PRESENT));
    log.accept(Detections.of("lobby", 3, Presence.ABSENT));
    log.accept(Detections.of("lobby", 4, Presence.UNKNOWN));
    assertThat(log.verdicts("lobby"))
        .containsExactly(
            List.of(
                Presence.PRESENT,
                Presence.UNKNOWN,
                Presence.UNKNOWN,
                Presence.ABSENT,
                Presence.UNKNOWN));
    assertThat(log.byStage("lobby"))
        .isEqualTo(Map.of(DecidedBy.DIFFERENCE_DETECTOR, 2L, DecidedBy.UNRESOLVED, 1L));
    assertThat(log.verdicts("gate")).isEmpty();
    assertThat(log.byStage("gate")).isEmpty();
  }

  @Test
  void aRunIsCompleteOnlyWhenAStageAnsweredEachFrame() {
    SimulatedShowSettings settings =
        new SimulatedShowSettings(
            1, 1, Duration.ofMinutes(20), OptionalLong.of(2), SendingRate.UNLIMITED);
    DemoShow show = SimulatedShow.of(settings, ReferenceConfig.of("fake.onnx"), "none");
    log.accept(Detections.of("crossing", 0, Presence.PRESENT));
    log.accept(Detections.of("crossing", 1, Presence.UNKNOWN));
    DemoSummary.Wall wall = new DemoSummary.Wall(1, 2, 3);
    LocalStatus status = new LocalStatus(2, 2, Map.of(), 1, 0, 0);
    DemoSummary unresolved = new SummaryMaker(show, log, Map.of()).summary(status, 1, wall);
    assertThat(unresolved.frames()).isEqualTo(1);
    assertThat(unresolved.expectedFrames()).isEqualTo(2);
    assertThat(unresolved.complete()).isFalse();
    assertThat(unresolved.speedup()).isNull();
    assertThat(unresolved.stageShares()).containsEntry(DecidedBy.UNRESOLVED, 0.5);

    LocalStatus one = new LocalStatus(1, 1, Map.of(), 1, 0, 0);
    AnswerLog whole = new AnswerLog();
    whole.accept(Detections.of("crossing", 0, Presence.PRESENT));
    assertThat(new SummaryMaker(show, whole, Map.of()).summary(one, 1, wall).complete()).isTrue();
  }
}
