package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.optimizer.report.TuningReport.Slice;
import java.util.Arrays;
import java.util.BitSet;
import org.junit.jupiter.api.Test;

class ScoreFiguresTest {
  private static final float UNKNOWN = Float.NaN;

  @Test
  void countsFramesByScoreAndTruth() {
    float[] scores = {0, 0.5f, 1, 0.5f, UNKNOWN, 0.5f};
    ScoreHistogram histogram = ScoreHistogram.of(scores, bits(2, 3, 4), new Slice("s", 0, 5));
    int middle = ScoreHistogram.BINS / 2;
    assertThat(histogram.absent()[0]).isEqualTo(1);
    assertThat(histogram.absent()[middle]).isEqualTo(1);
    assertThat(histogram.present()[middle]).isEqualTo(1);
    assertThat(histogram.present()[ScoreHistogram.BINS - 1]).isEqualTo(1);
    assertThat(Arrays.stream(histogram.present()).sum()).isEqualTo(2);
    assertThat(Arrays.stream(histogram.absent()).sum()).isEqualTo(2);
  }

  @Test
  void binsAreEquallyWideInLogits() {
    double width = 2 * ScoreScale.LARGEST_LOGIT / ScoreHistogram.BINS;
    for (int bin = 0; bin < ScoreHistogram.BINS; bin++) {
      double logit = -ScoreScale.LARGEST_LOGIT + (bin + 0.5) * width;
      float score = (float) (1 / (1 + Math.exp(-logit)));
      assertThat(ScoreHistogram.binOf(score)).isEqualTo(bin);
    }
  }

  @Test
  void comparesScoresWithSharesOfPresence() {
    float[] scores = {0.05f, 0.05f, 0.05f, 0.05f, 0.92f, 0.94f, 0.96f, 0.98f};
    ReliabilityDiagram diagram =
        ReliabilityDiagram.of(scores, bits(0, 4, 5, 6, 7), new Slice("s", 0, 8));
    assertThat(diagram.frames()).isEqualTo(8);
    assertThat(diagram.bins()).hasSize(2);
    ReliabilityDiagram.Bin low = diagram.bins().get(0);
    assertThat(low.meanScore()).isCloseTo(0.05, within(1e-6));
    assertThat(low.presentShare()).isEqualTo(0.25);
    assertThat(low.lower()).isLessThan(0.25);
    assertThat(low.upper()).isGreaterThan(0.25);
    assertThat(diagram.bins().get(1).meanScore()).isCloseTo(0.95, within(1e-6));
    double brier =
        (0.95 * 0.95 + 3 * 0.05 * 0.05 + 0.08 * 0.08 + 0.06 * 0.06 + 0.04 * 0.04 + 0.02 * 0.02) / 8;
    assertThat(diagram.brierScore()).isCloseTo(brier, within(1e-6));
    assertThat(diagram.expectedCalibrationError())
        .isCloseTo((4 * 0.2 + 4 * 0.05) / 8, within(1e-6));
  }

  @Test
  void aCertainScoreFallsIntoTheLastBin() {
    ReliabilityDiagram diagram =
        ReliabilityDiagram.of(new float[] {1}, bits(0), new Slice("s", 0, 1));
    assertThat(diagram.bins()).hasSize(1);
    assertThat(diagram.brierScore()).isZero();
    assertThat(diagram.expectedCalibrationError()).isZero();
  }

  @Test
  void knowsNothingWithoutFrames() {
    ReliabilityDiagram diagram =
        ReliabilityDiagram.of(new float[] {UNKNOWN}, bits(), new Slice("s", 0, 1));
    assertThat(diagram.bins()).isEmpty();
    assertThat(diagram.brierScore()).isNaN();
    assertThat(diagram.expectedCalibrationError()).isNaN();
  }

  private static BitSet bits(int... set) {
    BitSet bits = new BitSet();
    Arrays.stream(set).forEach(bits::set);
    return bits;
  }
}
