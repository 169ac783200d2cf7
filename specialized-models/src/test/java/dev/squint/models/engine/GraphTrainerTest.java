package dev.squint.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.models.graph.NetworkGraph;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GraphTrainerTest {
  private static final int BATCH = 2;

  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    try (GraphTrainer trainer = trainer()) {
      float[] gradient = new float[trainer.layout().size()];
      SumOfSquares loss = new SumOfSquares();
      trainer.gradient(loss, gradient);
      RandomGenerator random = new SplittableRandom(3);
      float[] unused = new float[gradient.length];
      for (int trial = 0; trial < 60; trial++) {
        int index = random.nextInt(gradient.length);
        float value = trainer.parameters().get(index);
        float step = 5e-4f;
        trainer.parameters().put(index, value + step);
        trainer.gradient(loss, unused);
        double more = loss.total;
        trainer.parameters().put(index, value - step);
        trainer.gradient(loss, unused);
        double less = loss.total;
        trainer.parameters().put(index, value);
        double slope = (more - less) / (2 * step);
        assertThat((double) gradient[index])
            .isCloseTo(slope, within(0.05 + 0.05 * Math.abs(slope)));
      }
    }
  }

  @Test
  void whatNormalizationHasSeenMovesALittleTowardsEachBatch() {
    try (GraphTrainer trainer = trainer()) {
      int channels = trainer.statisticsLayout().slots().get(0).size();
      float[] gradient = new float[trainer.layout().size()];
      float[] once = new float[trainer.statisticsLayout().size()];
      float[] often = new float[once.length];
      trainer.gradient(new SumOfSquares(), gradient);
      trainer.statistics().get(0, once);
      for (int step = 0; step < 400; step++) {
        trainer.gradient(new SumOfSquares(), gradient);
      }
      trainer.statistics().get(0, often);
      for (int channel = 0; channel < channels; channel++) {
        assertThat(once[channel]).isCloseTo(0.03f * often[channel], within(1e-3f));
      }
    }
  }

  @Test
  void leavesNoNativeArrayBehind() {
    try (GraphTrainer trainer = trainer()) {
      float[] gradient = new float[trainer.layout().size()];
      trainer.gradient(new SumOfSquares(), gradient);
      trainer.gradient(new SumOfSquares(), gradient);
      assertThat(trainer.managedArrays()).isZero();
    }
  }

  private static GraphTrainer trainer() {
    NetworkGraph.Builder layers = new NetworkGraph.Builder();
    int fine = layers.convolution(NetworkGraph.IMAGE, 4, 3, 2);
    int coarse = layers.convolution(fine, 6, 3, 2);
    int sum = layers.sum(coarse, layers.convolution(coarse, 6, 1, 1));
    layers.head(layers.concatenation(layers.upsampling(sum), fine), 3);
    layers.head(sum, 3);
    GraphTrainer trainer = new GraphTrainer(layers.build(16, 8), BATCH);
    RandomGenerator random = new SplittableRandom(1);
    for (int index = 0; index < trainer.layout().size(); index++) {
      trainer.parameters().put(index, (float) random.nextGaussian() * 0.5f);
    }
    for (int index = 0; index < trainer.input().capacity(); index++) {
      trainer.input().put(index, (float) random.nextGaussian() + 0.3f);
    }
    return trainer;
  }

  /** Half the sum of squares of all outputs, whose slope is the output itself. */
  private static final class SumOfSquares implements LogitGradient {
    double total;

    @Override
    public void write(float[] logits, float[] gradient) {
      System.arraycopy(logits, 0, gradient, 0, logits.length);
      double squares = 0;
      for (float logit : logits) {
        squares += logit * logit;
      }
      total = squares / 2;
      assertThat(Arrays.copyOf(gradient, logits.length)).isEqualTo(logits);
    }
  }
}
