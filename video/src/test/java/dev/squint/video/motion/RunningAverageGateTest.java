package dev.squint.video.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RunningAverageGateTest extends MotionGateContract {
  @Override
  MotionGate create() {
    return new RunningAverageGate();
  }

  @Test
  void aFlashOverTheWholePictureIsNotSentAndCalibratesTheGate() {
    for (int frame = 0; frame < 40; frame++) {
      assertThat(gate.moves(scene.withSquare(0, 0, TestScene.WIDTH))).isFalse();
    }
    assertThat(gate.moves(scene.withSquare(0, 0, TestScene.WIDTH))).isFalse();
  }

  @Test
  void whatStaysBecomesPartOfTheScene() {
    int sent = 0;
    for (int frame = 0; frame < 600; frame++) {
      sent += gate.moves(scene.withSquare(60, 40, 24)) ? 1 : 0;
    }
    assertThat(sent).isBetween(50, 400);
    assertThat(gate.moves(scene.withSquare(60, 40, 24))).isFalse();
  }
}
