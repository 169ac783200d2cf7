package dev.squint.video.motion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import dev.squint.video.TestPictures;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every motion gate does. */
abstract class MotionGateContract {
  private static final int LEARNED = 60;

  final TestScene scene = new TestScene();
  MotionGate gate = create();

  abstract MotionGate create();

  @BeforeEach
  void learnTheScene() {
    for (int frame = 0; frame < LEARNED; frame++) {
      gate.moves(scene.still());
    }
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void aStillSceneWithNoiseIsNotSent() {
    for (int frame = 0; frame < 100; frame++) {
      assertThat(gate.moves(scene.still())).as("frame %d", frame).isFalse();
    }
  }

  @Test
  void aSquareIsSentWhileItMovesAndNotOnceItIsGone() {
    for (int step = 0; step < 30; step++) {
      assertThat(gate.moves(scene.withSquare(12 + 4 * step, 50, 16))).as("step %d", step).isTrue();
    }
    for (int frame = 0; frame < 20; frame++) {
      gate.moves(scene.still());
    }
    assertThat(gate.moves(scene.still())).isFalse();
  }

  @Test
  void aSingleBrightPixelIsTakenForNoise() {
    assertThat(gate.moves(scene.withSquare(100, 80, 1))).isFalse();
  }

  @Test
  void slowLightIsNotSent() {
    for (int frame = 0; frame < 400; frame++) {
      assertThat(gate.moves(scene.lit(frame * 0.05))).as("frame %d", frame).isFalse();
    }
  }

  @Test
  void greyFramesAreAsGoodAsColours() {
    try (MotionGate other = create()) {
      for (int frame = 0; frame < LEARNED; frame++) {
        other.moves(grey(scene.still()));
      }
      assertThat(other.moves(grey(scene.still()))).isFalse();
      assertThat(other.moves(grey(scene.withSquare(60, 40, 20)))).isTrue();
    }
  }

  @Test
  void framesOfAnotherSizeBeginAnew() {
    Image other = TestPictures.scene(160, 120, 1);
    for (int frame = 0; frame < LEARNED; frame++) {
      gate.moves(other);
    }
    assertThat(gate.moves(other)).isFalse();
    assertThat(gate.moves(TestPictures.scene(160, 120, 10))).isTrue();
  }

  private static Image grey(Image image) {
    byte[] pixels = new byte[image.width() * image.height()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = image.pixels()[i * Image.COLOUR];
    }
    return new Image(image.width(), image.height(), Image.LUMA, pixels);
  }
}
