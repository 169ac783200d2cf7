package dev.squint.models.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDetectorsTest {
  private static final int RUNS = 100;

  @TempDir Path folder;

  @Test
  void keepsTheBestOfOverlappingCarsAndClipsThePersonAtTheEdge() throws IOException {
    for (TinyHead head :
        List.of(TinyHead.yolov5(), TinyHead.yolov8(), TinyHead.yolox(), TinyHead.decodedYolox())) {
      ReferenceModelSpec spec = specOf(tiny(head));
      try (ReferenceDetector detector = ReferenceDetectors.open(spec)) {
        List<DetectedObject> objects = detector.detect(List.of(TestData.grey(64, 64, 255))).get(0);
        assertThat(objects)
            .extracting(DetectedObject::objectClass)
            .containsExactly("car", "person");
        assertThat(objects.get(0).score()).isCloseTo(TinyHead.CAR_SCORE, within(1e-3f));
        assertBox(objects.get(0), 20, 24, 24, 16);
        assertBox(objects.get(1), 40, 24, 24, 16);
      }
    }
  }

  @Test
  void sharesOneNetworkBetweenDetectorsAndFreesItWithTheLast() throws IOException {
    int before = ReferenceDetectors.loadedNetworks();
    ReferenceModelSpec spec = specOf(tiny(TinyHead.yolov8()));
    ReferenceDetector first = ReferenceDetectors.open(spec);
    ReferenceDetector second = ReferenceDetectors.open(spec);
    assertThat(ReferenceDetectors.loadedNetworks()).isEqualTo(before + 1);
    first.close();
    first.close();
    assertThat(second.detect(List.of(TestData.grey(64, 64, 255))).get(0)).hasSize(2);
    second.close();
    assertThat(ReferenceDetectors.loadedNetworks()).isEqualTo(before);
  }

  @Test
  void detectsInSeveralThreadsOverOneNetwork() throws Exception {
    Path file = TorchScriptWriter.write(folder.resolve("shared.pt"));
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int thread = 0; thread < 3; thread++) {
        counts.add(threads.submit(() -> countCars(withInput(file, 32, 32))));
      }
      for (Future<Integer> count : counts) {
        assertThat(count.get()).isEqualTo(RUNS / 2);
      }
    } finally {
      threads.shutdown();
    }
  }

  private static int countCars(ReferenceModelSpec spec) {
    int cars = 0;
    try (ReferenceDetector detector = ReferenceDetectors.open(spec)) {
      for (int run = 0; run < RUNS; run++) {
        int brightness = run % 2 == 0 ? 255 : 0;
        cars += detector.detect(List.of(TestData.grey(64, 48, brightness))).get(0).size();
      }
    }
    return cars;
  }

  @Test
  void freesTheNetworkOfAModelThatFailsToLoad() throws IOException {
    int before = ReferenceDetectors.loadedNetworks();
    ReferenceModelSpec spec = withFamily(tiny(TinyHead.yolov8()), "yolox");
    assertThatThrownBy(() -> ReferenceDetectors.open(spec)).isInstanceOf(ModelLoadException.class);
    assertThat(ReferenceDetectors.loadedNetworks()).isEqualTo(before);
  }

  @Test
  void saysWhatAModelOfAnotherFamilyGave() throws IOException {
    assertFails(withFamily(tiny(TinyHead.yolox()), "yolov8"))
        .hasMessageContaining("family yolov8 was asked for")
        .hasMessageContaining("1x21x85")
        .hasMessageContaining("set family to yolox");
    assertFails(withFamily(tiny(TinyHead.yolov5()), "yolox")).hasMessageContaining("1x63x85");
    assertFails(withFamily(tiny(TinyHead.yolox()), "yolov5")).hasMessageContaining("yolox");
    assertFails(withFamily(tiny(TinyHead.yolov5()), "resnet"))
        .hasMessageContaining("family must be yolox, yolov5, yolov8 or auto: resnet");
  }

  @Test
  void asksForTheFamilyWhereTheOutputFitsTwo() throws IOException {
    Path file = tiny(TinyHead.constantObjectness());
    assertFails(specOf(file)).hasMessageContaining("set family to one of them");
    try (ReferenceDetector detector = ReferenceDetectors.open(withFamily(file, "yolov5"))) {
      assertThat(detector.description().family()).isEqualTo("yolov5");
    }
  }

  @Test
  void saysHowManyClassesTheModelHas() throws IOException {
    Path file = tiny(TinyHead.yolov8());
    ReferenceModelSpec spec =
        new ReferenceModelSpec(
            file.toString(), "yolov8", 0, 0, List.of("cat", "dog"), 0.25, 0.45, "cpu");
    assertFails(spec)
        .hasMessageContaining("there are 2 class names")
        .hasMessageContaining("1x84x21")
        .hasMessageContaining("its 80 classes");
  }

  @Test
  void saysThatTheInputSizeIsWrong() throws IOException {
    Path onnx = tiny(TinyHead.yolov8());
    assertFails(withInput(onnx, 64, 64))
        .hasMessageContaining("an input width of 64 was asked for, but the file fixes it at 32");
    assertFails(withInput(onnx, 33, 33)).hasMessageContaining("32");
    Path torchScript = TorchScriptWriter.write(folder.resolve("tiny.pt"));
    assertFails(withInput(torchScript, 64, 64))
        .hasMessageContaining("an input of 64x64 has 84 boxes")
        .hasMessageContaining("the model gave 1x84x21");
    assertFails(withInput(torchScript, 40, 40)).hasMessageContaining("multiple of 32");
  }

  @Test
  void refusesInputsThatAreNoImages() throws IOException {
    Path channelsLast =
        OnnxModelWriter.write(folder.resolve("a.onnx"), TinyHead.yolov8(), 1, 1, 32, 32, 3);
    assertFails(specOf(channelsLast)).hasMessageContaining("1x32x32x3");
    Path half =
        OnnxModelWriter.write(folder.resolve("b.onnx"), TinyHead.yolov8(), 10, 1, 3, 32, 32);
    assertFails(specOf(half)).hasMessageContaining("32-bit floating point");
  }

  @Test
  void refusesUnknownDevices() throws IOException {
    Path file = tiny(TinyHead.yolov8());
    assertFails(
            new ReferenceModelSpec(file.toString(), "auto", 0, 0, List.of(), 0.25, 0.45, "quantum"))
        .hasMessageContaining("device must be auto, cpu or gpu: quantum");
  }

  @Test
  void saysWhatTheEngineRefuses() throws IOException {
    Path file = TorchScriptWriter.writeBroken(folder.resolve("broken.pt"));
    assertFails(specOf(file))
        .hasMessageContaining("broken.pt")
        .hasMessageContaining("PyTorch refuses the model");
  }

  private Path tiny(TinyHead head) throws IOException {
    return OnnxModelWriter.write(folder.resolve("model.onnx"), head, 0);
  }

  private static AbstractThrowableAssert<?, ?> assertFails(ReferenceModelSpec spec) {
    return assertThatThrownBy(() -> ReferenceDetectors.open(spec).close())
        .isInstanceOf(ModelLoadException.class)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }

  private static void assertBox(
      DetectedObject object, double x, double y, double width, double height) {
    assertThat((double) object.box().x()).isCloseTo(x, within(1e-3));
    assertThat((double) object.box().y()).isCloseTo(y, within(1e-3));
    assertThat((double) object.box().width()).isCloseTo(width, within(1e-3));
    assertThat((double) object.box().height()).isCloseTo(height, within(1e-3));
  }

  private static ReferenceModelSpec specOf(Path file) {
    return ReferenceModelSpec.of(file.toString());
  }

  private static ReferenceModelSpec withFamily(Path file, String family) {
    return new ReferenceModelSpec(file.toString(), family, 0, 0, List.of(), 0.25, 0.45, "cpu");
  }

  private static ReferenceModelSpec withInput(Path file, int width, int height) {
    return new ReferenceModelSpec(
        file.toString(), "yolov8", width, height, List.of(), 0.25, 0.45, "cpu");
  }
}
