package dev.squint.models.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.frame.Image;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class LetterboxTest {
  private static final int SIDE = 64;

  @Test
  void putsYoloxTopLeftWithBlueFirst() {
    FloatBuffer input = write(DetectorFamily.YOLOX, frame(32, 16));
    assertThat(at(input, 0, 0, 0)).isEqualTo(10);
    assertThat(at(input, 1, 0, 0)).isEqualTo(20);
    assertThat(at(input, 2, 0, 0)).isEqualTo(30);
    assertThat(at(input, 0, 63, 31)).isEqualTo(10);
    assertThat(at(input, 0, 0, 32)).isEqualTo(114);
    assertThat(at(input, 2, 63, 63)).isEqualTo(114);
  }

  @Test
  void centresTheOthersWithRedFirstInUnitRange() {
    FloatBuffer input = write(DetectorFamily.YOLOV8, frame(16, 32));
    assertThat(at(input, 0, 16, 0)).isCloseTo(30 / 255f, within(1e-6f));
    assertThat(at(input, 2, 47, 63)).isCloseTo(10 / 255f, within(1e-6f));
    assertThat(at(input, 0, 15, 10)).isCloseTo(114 / 255f, within(1e-6f));
    assertThat(at(input, 1, 48, 10)).isCloseTo(114 / 255f, within(1e-6f));
  }

  @Test
  void cutsOffAsYoloxDoesAndRoundsAsTheOthersDo() {
    assertThat(new Letterbox(DetectorFamily.YOLOX, 416, 416).place(768, 432).height())
        .isEqualTo(233);
    assertThat(new Letterbox(DetectorFamily.YOLOV5, 416, 416).place(768, 432).height())
        .isEqualTo(234);
  }

  @Test
  void mapsInputPixelsBackToTheFrame() {
    Letterbox.Placement placement = new Letterbox(DetectorFamily.YOLOV8, 640, 640).place(1280, 720);
    assertThat(placement.toFrameX(0)).isZero();
    assertThat(placement.toFrameY(140)).isZero();
    assertThat(placement.toFrameX(640)).isEqualTo(1280);
    assertThat(placement.toFrameY(500)).isEqualTo(720);
  }

  @Test
  void overwritesWhatAnEarlierFrameOfAnotherShapeLeft() {
    Letterbox letterbox = new Letterbox(DetectorFamily.YOLOV8, SIDE, SIDE);
    FloatBuffer reused = FloatBuffer.allocate(letterbox.size());
    letterbox.write(frame(64, 64), reused, 0);
    letterbox.write(frame(5, 64), reused, 0);
    assertThat(reused.array()).containsExactly(write(DetectorFamily.YOLOV8, frame(5, 64)).array());
  }

  private static FloatBuffer write(DetectorFamily family, Image image) {
    Letterbox letterbox = new Letterbox(family, SIDE, SIDE);
    FloatBuffer input = FloatBuffer.allocate(letterbox.size());
    letterbox.write(image, input, 0);
    return input;
  }

  private static float at(FloatBuffer input, int plane, int x, int y) {
    return input.get((plane * SIDE + y) * SIDE + x);
  }

  /** A frame that is blue 10, green 20, red 30 throughout. */
  private static Image frame(int width, int height) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    for (int index = 0; index < pixels.length; index++) {
      pixels[index] = (byte) (10 * (index % Image.COLOUR + 1));
    }
    return new Image(width, height, Image.COLOUR, pixels);
  }
}
