package dev.squint.operators.cascade;

import static dev.squint.operators.testing.TestCamera.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.operators.testing.FakeStages;
import dev.squint.operators.testing.TestPlans;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ScoringBatchTest {
  private final FakeStages stages = FakeStages.working("scoring-" + hashCode());
  private final PlanSet plans = TestPlans.setOf(TestPlans.specialized("lobby"));
  private FilterHarness filter;

  @BeforeEach
  void open() throws Exception {
    filter = FilterHarness.open(plans, stages);
  }

  @AfterEach
  void close() throws Exception {
    filter.close();
  }

  @Test
  void scoresWhenABatchIsFull() throws Exception {
    filter.process(frame("lobby", 8), frame("lobby", 9), frame("lobby", 10));
    assertThat(filter.frames()).isEmpty();

    filter.process(frame("lobby", 11));

    assertThat(filter.decided())
        .extracting(DecidedFrame::decidedBy)
        .containsOnly(DecidedBy.SPECIALIZED_MODEL)
        .hasSize(FakeStages.BATCH);
    assertThat(stages.counts().scoredBatches).containsExactly(FakeStages.BATCH);
  }

  @Test
  void scoresWhatWaitsAfterADelay() throws Exception {
    filter.process(frame("lobby", 8));

    filter.flink.setProcessingTime(FilterHarness.DELAY_MILLIS - 1);
    assertThat(filter.frames()).isEmpty();
    filter.flink.setProcessingTime(FilterHarness.DELAY_MILLIS);

    assertThat(filter.frames()).hasSize(1);
    assertThat(filter.flink.getProcessingTimeService().getNumActiveTimers()).isZero();
  }

  @Test
  void scoresWhatWaitsBeforeABarrier() throws Exception {
    filter.process(frame("lobby", 8));

    filter.flink.prepareSnapshotPreBarrier(1);

    assertThat(filter.frames()).hasSize(1);
  }

  @Test
  void scoresWhatWaitsBeforeItSaysThatTheInputHasEnded() throws Exception {
    filter.process(frame("lobby", 8));

    filter.flink.processWatermark(Watermark.MAX_WATERMARK);

    assertThat(filter.flink.getOutput()).hasSize(2).last().isEqualTo(Watermark.MAX_WATERMARK);
    assertThat(filter.frames()).hasSize(1);
  }

  @Test
  void leavesFramesThatTheModelIsInDoubtAboutToTheReferenceModel() throws Exception {
    filter.process(frame("lobby", 20));
    filter.flink.prepareSnapshotPreBarrier(1);

    assertThat(filter.doubtful()).hasSize(1);
    DecidedFrame waiting = filter.doubtful().get(0).waiting();
    assertThat(waiting.decidedBy()).isEqualTo(DecidedBy.UNRESOLVED);
    assertThat(waiting.specialized().thresholds()).containsExactly(new ScoreThresholds(0.1, 0.8));
    assertThat(waiting.specialized().scores()[0]).isBetween(0.1f, 0.8f);
    assertThat(filter.counter("frames_in_doubt_total")).isEqualTo(1);
  }

  @Test
  void closesTheModelWithTheOperator() throws Exception {
    filter.process(frame("lobby", 8));
    assertThat(stages.counts().openScorers).hasValue(1);

    filter.close();

    assertThat(stages.counts().openScorers).hasValue(0);
  }
}
