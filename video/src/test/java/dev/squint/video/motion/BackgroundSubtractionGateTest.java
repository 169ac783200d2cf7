package dev.squint.video.motion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackgroundSubtractionGateTest extends MotionGateContract {
  @Override
  MotionGate create() {
    return new BackgroundSubtractionGate();
  }

  @Test
  void whatStaysBecomesPartOfTheScene() {
    int sent = 0;
    for (int frame = 0; frame < 300; frame++) {
      sent += gate.moves(scene.withSquare(60, 40, 24)) ? 1 : 0;
    }
    assertThat(sent).isBetween(5, 200);
    assertThat(gate.moves(scene.withSquare(60, 40, 24))).isFalse();
  }
}
