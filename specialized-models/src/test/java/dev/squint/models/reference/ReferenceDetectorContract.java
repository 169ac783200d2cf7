package dev.squint.models.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.frame.Image;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every reference detector must do, whatever model and engine are behind it. */
abstract class ReferenceDetectorContract {
  private static final double TOLERANCE = 1e-3;

  @TempDir Path folder;

  private ReferenceDetector detector;

  /** The model to test with. */
  abstract ReferenceModelSpec spec(Path emptyFolder) throws IOException;

  /** A frame in which the model finds something. */
  abstract Image busyFrame() throws IOException;

  /** The family it is to be recognized as. */
  abstract String family();

  @BeforeEach
  final void open() throws IOException {
    detector = ReferenceDetectors.open(spec(folder));
  }

  @AfterEach
  final void close() {
    if (detector != null) {
      detector.close();
    }
  }

  @Test
  void describesWhatIsLoaded() {
    assertThat(detector.description().family()).isEqualTo(family());
    assertThat(detector.description().sha256()).matches("[0-9a-f]{64}");
    assertThat(detector.description().classes()).hasSize(80).startsWith("person", "bicycle");
    assertThat(detector.description().millisPerFrame()).isPositive();
    assertThat(detector.description().device()).matches("cpu|gpu[0-9]+");
  }

  @Test
  void findsNothingInAnEmptyScene() {
    assertThat(detector.detect(List.of(TestData.grey(640, 360, 114)))).containsExactly(List.of());
  }

  @Test
  void findsObjectsInsideTheFrameBestFirst() throws IOException {
    Image frame = busyFrame();
    List<DetectedObject> objects = detector.detect(List.of(frame)).get(0);
    assertThat(objects).isNotEmpty();
    assertSound(objects, frame);
  }

  @Test
  void givesEachFrameOfABatchWhatItGetsAlone() throws IOException {
    Image busy = busyFrame();
    List<Image> frames =
        List.of(busy, TestData.grey(320, 240, 30), mirrored(busy), busy, TestData.grey(9, 9, 255));
    List<List<DetectedObject>> together = detector.detect(frames);
    assertThat(together).hasSameSizeAs(frames);
    for (int index = 0; index < frames.size(); index++) {
      assertSame(together.get(index), detector.detect(List.of(frames.get(index))).get(0));
    }
  }

  @Test
  void takesFramesOfAnyShape() {
    List<Image> frames = new ArrayList<>();
    for (int[] size : new int[][] {{1, 1}, {16, 16}, {240, 427}, {1000, 1}, {1, 1000}, {31, 33}}) {
      frames.add(TestData.grey(size[0], size[1], 255));
      frames.add(TestData.grey(size[0], size[1], 0));
    }
    List<List<DetectedObject>> detections = detector.detect(frames);
    for (int index = 0; index < frames.size(); index++) {
      assertSound(detections.get(index), frames.get(index));
    }
  }

  @Test
  void refusesLumaAndEmptyBatches() {
    Image luma = new Image(2, 2, Image.LUMA, new byte[4]);
    assertThatThrownBy(() -> detector.detect(List.of(luma)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("colour");
    assertThatThrownBy(() -> detector.detect(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at least one");
  }

  @Test
  void closesTwiceAndThenRefusesFrames() {
    detector.close();
    detector.close();
    assertThatThrownBy(() -> detector.detect(List.of(TestData.grey(8, 8, 0))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private void assertSound(List<DetectedObject> objects, Image frame) {
    assertThat(objects).isSortedAccordingTo(Comparator.comparing(object -> -object.score()));
    for (DetectedObject object : objects) {
      assertThat(detector.description().classes()).contains(object.objectClass());
      assertThat(object.score()).isBetween((float) ReferenceModelSpec.DEFAULT_MINIMUM_SCORE, 1f);
      assertThat(object.box().x()).isNotNegative();
      assertThat(object.box().y()).isNotNegative();
      assertThat(object.box().area()).isPositive();
      assertThat(object.box().x() + object.box().width())
          .isLessThanOrEqualTo(frame.width() + 1e-3f);
      assertThat(object.box().y() + object.box().height())
          .isLessThanOrEqualTo(frame.height() + 1e-3f);
    }
  }

  private static void assertSame(List<DetectedObject> one, List<DetectedObject> other) {
    assertThat(one).hasSameSizeAs(other);
    for (int index = 0; index < one.size(); index++) {
      assertThat(one.get(index).objectClass()).isEqualTo(other.get(index).objectClass());
      assertThat((double) one.get(index).score())
          .isCloseTo(other.get(index).score(), within(TOLERANCE));
      assertThat(one.get(index).box().intersectionOverUnion(other.get(index).box()))
          .isGreaterThan(0.99f);
    }
  }

  private static Image mirrored(Image image) {
    byte[] pixels = new byte[image.pixels().length];
    for (int index = 0; index < pixels.length; index += Image.COLOUR) {
      System.arraycopy(
          image.pixels(), pixels.length - Image.COLOUR - index, pixels, index, Image.COLOUR);
    }
    return new Image(image.width(), image.height(), Image.COLOUR, pixels);
  }
}
