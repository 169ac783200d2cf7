package dev.squint.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.specialized.SpecializedSpecs;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShallowTrainerTest {
  private static final int IMAGES = 3;
  private static final SpecializedModelSpec SPEC = SpecializedSpecs.colour();

  /** A loss that is the sum of the logits, each times its place. */
  private static final LogitGradient PLACES =
      (logits, gradient) -> {
        for (int index = 0; index < IMAGES * SPEC.calibrations().size(); index++) {
          gradient[index] = index + 1;
        }
      };

  @Test
  void followsTheLossAsSmallStepsDo() {
    try (ShallowTrainer trainer = filled(1)) {
      // Without negative values no ReLU bends, and the loss is linear in each parameter.
      makePositive(trainer.parameters());
      makePositive(trainer.input());
      float[] gradient = new float[trainer.layout().size()];
      trainer.gradient(IMAGES, PLACES, gradient);
      for (ParameterLayout.Slot slot : trainer.layout().slots()) {
        for (int index = slot.offset(); index < slot.offset() + slot.size(); index += 97) {
          assertThat((double) gradient[index])
              .as("parameter %d", index)
              .isCloseTo(slope(trainer, index), within(0.01 + 0.005 * Math.abs(gradient[index])));
        }
      }
    }
  }

  @Test
  void encodesWhatANetworkReadsBack() {
    try (ShallowTrainer trainer = filled(2)) {
      byte[] parameters = trainer.encode();
      float[] logits = Arrays.copyOf(trainer.logits(IMAGES), IMAGES * 2);
      assertThat(trainer.encode()).isEqualTo(parameters);
      try (Network network = Network.specialized(SPEC, parameters, "cpu");
          NetworkSession session = network.newSession()) {
        FloatBuffer input = session.input(IMAGES * trainer.imageSize());
        input.put(0, trainer.input(), 0, IMAGES * trainer.imageSize());
        float[] served = session.run(IMAGES, 3, 50, 50).values();
        assertThat(Arrays.copyOf(served, logits.length)).containsExactly(logits, within(1e-4f));
      }
    }
  }

  @Test
  void laysParametersOutAsTheNetworkHasThem() {
    assertThat(ParameterLayout.of(SPEC).slots())
        .extracting(slot -> slot.shape().toString())
        .containsExactly(
            "[8, 3, 3, 3]", "[8]", "[16, 8, 3, 3]", "[16]", "[32, 2704]", "[32]", "[2, 32]", "[2]");
  }

  @Test
  void computesTheSameEveryTime() {
    float[] first = gradientOf(3);
    float[] second = gradientOf(3);
    assertThat(second).isEqualTo(first);
  }

  @Test
  void leavesNoNativeArraysBehind() {
    try (ShallowTrainer trainer = filled(4)) {
      float[] gradient = new float[trainer.layout().size()];
      for (int round = 0; round < 20; round++) {
        trainer.gradient(IMAGES, PLACES, gradient);
        trainer.logits(IMAGES);
        trainer.encode();
      }
      assertThat(trainer.managedArrays()).isZero();
    }
  }

  @Test
  void staysUsableWhenALossFails() {
    try (ShallowTrainer trainer = filled(5)) {
      float[] gradient = new float[trainer.layout().size()];
      LogitGradient failing =
          (logits, target) -> {
            throw new IllegalStateException("no truth");
          };
      assertThatThrownBy(() -> trainer.gradient(IMAGES, failing, gradient))
          .hasMessageContaining("no truth");
      assertThat(trainer.managedArrays()).isZero();
      trainer.gradient(IMAGES, PLACES, gradient);
      assertThat(gradient).isNotEqualTo(new float[gradient.length]);
    }
  }

  private static void makePositive(FloatBuffer values) {
    for (int index = 0; index < values.capacity(); index++) {
      values.put(index, Math.abs(values.get(index)));
    }
  }

  private static float[] gradientOf(long seed) {
    try (ShallowTrainer trainer = filled(seed)) {
      float[] gradient = new float[trainer.layout().size()];
      trainer.gradient(IMAGES, PLACES, gradient);
      return gradient;
    }
  }

  private static double slope(ShallowTrainer trainer, int index) {
    float step = 1e-1f;
    float value = trainer.parameters().get(index);
    trainer.parameters().put(index, value + step);
    double above = loss(trainer);
    trainer.parameters().put(index, value - step);
    double below = loss(trainer);
    trainer.parameters().put(index, value);
    return (above - below) / (2 * step);
  }

  private static double loss(ShallowTrainer trainer) {
    float[] logits = trainer.logits(IMAGES);
    double sum = 0;
    for (int index = 0; index < IMAGES * SPEC.calibrations().size(); index++) {
      sum += (index + 1) * (double) logits[index];
    }
    return sum;
  }

  private static ShallowTrainer filled(long seed) {
    Random random = new Random(seed);
    ShallowTrainer trainer = new ShallowTrainer(SPEC, 4);
    for (int index = 0; index < trainer.layout().size(); index++) {
      trainer.parameters().put(index, (float) (random.nextGaussian() * 0.05));
    }
    for (int index = 0; index < trainer.input().capacity(); index++) {
      trainer.input().put(index, (float) random.nextGaussian());
    }
    return trainer;
  }
}
