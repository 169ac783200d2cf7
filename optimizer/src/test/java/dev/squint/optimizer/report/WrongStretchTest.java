package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WrongStretchTest {
  private static final int FRAMES = 40;
  private static final ScoreThresholds THRESHOLDS = new ScoreThresholds(0.1, 0.9);

  @Test
  void tellsMissedFromInventedEvenSideBySide() {
    QueryTrack track = track(bits(10, 14), bits(14, 17), DecidedBy.REFERENCE_MODEL);
    List<WrongStretch> stretches = WrongStretch.of(track, FRAMES);
    assertThat(stretches).extracting(WrongStretch::missed).containsExactly(true, false);
    assertThat(stretches).extracting(WrongStretch::start).containsExactly(10, 14);
    assertThat(stretches).extracting(WrongStretch::frames).containsExactly(4, 3);
  }

  @Test
  void looksAtTheFrameThatTheModelWasSurestAbout() {
    QueryTrack track = track(bits(10, 15), bits(0, 0), DecidedBy.SPECIALIZED_MODEL);
    track.scores()[11] = 0.02f;
    track.scores()[12] = 0.3f;
    WrongStretch stretch = WrongStretch.of(track, FRAMES).get(0);
    assertThat(stretch.worstFrame()).isEqualTo(11);
    assertThat(stretch.confidence()).isBetween(0.979, 0.981);
  }

  @Test
  void looksAtTheMiddleWhereAnotherStageDecided() {
    QueryTrack track = track(bits(10, 15), bits(0, 0), DecidedBy.DIFFERENCE_DETECTOR);
    WrongStretch stretch = WrongStretch.of(track, FRAMES).get(0);
    assertThat(stretch.worstFrame()).isEqualTo(12);
    assertThat(stretch.confidence()).isZero();
  }

  @Test
  void looksAtAFrameThatThePlanLookedAt() {
    QueryTrack track = track(bits(10, 15), bits(0, 0), DecidedBy.FRAME_SKIPPING);
    assertThat(WrongStretch.of(track, FRAMES).get(0).worstFrame()).isEqualTo(12);
    track.decidedBy()[14] = DecidedBy.DIFFERENCE_DETECTOR;
    assertThat(WrongStretch.of(track, FRAMES).get(0).worstFrame()).isEqualTo(14);
  }

  @Test
  void choosesTheLongestAndThenTheSurest() {
    BitSet truth = bits(0, 8);
    truth.or(bits(10, 15));
    truth.or(bits(20, 21));
    truth.or(bits(30, 31));
    QueryTrack track = track(truth, bits(0, 0), DecidedBy.SPECIALIZED_MODEL);
    Arrays.fill(track.scores(), 0.5f);
    track.scores()[20] = 0.05f;
    track.scores()[30] = 0.01f;
    assertThat(WrongStretch.worst(WrongStretch.of(track, FRAMES), 2, 1))
        .extracting(WrongStretch::start)
        .containsExactly(0, 10, 30);
  }

  @Test
  void saysWhy() {
    TuningReport report = Reports.certified(FRAMES, "person");
    QueryTrack track = track(bits(10, 15), bits(0, 0), DecidedBy.SPECIALIZED_MODEL);
    track.scores()[12] = 0.02f;
    assertThat(Reason.of(WrongStretch.of(track, FRAMES).get(0), report))
        .isEqualTo(
            "The specialized model was sure that nothing is there: its score 0.020 is below 0.100.");
    report.differences()[12] = 0.0002f;
    QueryTrack copied = track(bits(10, 15), bits(0, 0), DecidedBy.DIFFERENCE_DETECTOR);
    assertThat(Reason.of(WrongStretch.of(copied, FRAMES).get(0), report))
        .startsWith("The difference detector saw no change (0.0002, below the threshold of 0.001)");
    QueryTrack asked = track(bits(10, 15), bits(0, 0), DecidedBy.REFERENCE_MODEL);
    assertThat(Reason.of(WrongStretch.of(asked, FRAMES).get(0), report))
        .contains("smoothing over 11 frames");
  }

  private static QueryTrack track(BitSet truth, BitSet answer, DecidedBy stage) {
    DecidedBy[] decidedBy = new DecidedBy[FRAMES];
    Arrays.fill(decidedBy, stage);
    float[] scores = new float[FRAMES];
    Arrays.fill(scores, 0.5f);
    return new QueryTrack(
        "person", "person", truth, truth, answer, decidedBy, scores, Optional.of(THRESHOLDS));
  }

  private static BitSet bits(int from, int to) {
    BitSet bits = new BitSet();
    bits.set(from, to);
    return bits;
  }
}
