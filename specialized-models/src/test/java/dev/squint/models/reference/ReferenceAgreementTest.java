package dev.squint.models.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.TestData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real detectors find in real frames what an independent implementation finds in them. */
class ReferenceAgreementTest {
  private static final double MINIMUM_SCORE = 0.30;
  private static final double OVERLAP_THRESHOLD = 0.45;
  private static final double EITHER_SIDE = 0.03;
  private static final double SCORE_TOLERANCE = 0.05;
  private static final double SAME_BOX = 0.9;

  @ParameterizedTest
  @CsvSource({
    "yolox_nano.torchscript.pt, yolox_nano.torchscript.pt, yolox, 416",
    "yolox_nano.onnx, yolox_nano.torchscript.pt, yolox, 416",
    "yolov8n.torchscript.pt, yolov8n.torchscript.pt, yolov8, 640",
    "yolov8s.torchscript.pt, yolov8s.torchscript.pt, yolov8, 640"
  })
  void findsWhatAnIndependentImplementationFinds(
      String model, String expectedOf, String family, int inputSide) throws IOException {
    Path expected = TestData.folder().resolve("expected");
    JsonNode images =
        new ObjectMapper()
            .readTree(expected.resolve("detections.json").toFile())
            .at("/models")
            .get(expectedOf)
            .get("images");
    try (ReferenceDetector detector = ReferenceDetectors.open(specOf(TestData.model(model)))) {
      assertThat(detector.description().family()).isEqualTo(family);
      assertThat(detector.description().inputWidth()).isEqualTo(inputSide);
      assertThat(detector.description().inputHeight()).isEqualTo(inputSide);
      assertThat(detector.description().millisPerFrame()).isPositive();
      for (Map.Entry<String, JsonNode> entry : images.properties()) {
        Image image = TestData.read(expected.resolve("images").resolve(entry.getKey()));
        List<DetectedObject> found = detector.detect(List.of(image)).get(0);
        assertAgreement(entry.getKey(), found, expectedObjects(entry.getValue(), image));
      }
    }
  }

  private static ReferenceModelSpec specOf(Path model) {
    return new ReferenceModelSpec(
        model.toString(), "auto", 0, 0, List.of(), MINIMUM_SCORE, OVERLAP_THRESHOLD, "cpu");
  }

  private static void assertAgreement(
      String image, List<DetectedObject> found, List<DetectedObject> expected) {
    List<DetectedObject> unmatched = new ArrayList<>(found);
    for (DetectedObject object : expected) {
      boolean matched = unmatched.removeIf(candidate -> agree(candidate, object));
      assertThat(matched || isNearThreshold(object))
          .as("%s: expected %s, found %s", image, object, found)
          .isTrue();
    }
    assertThat(unmatched)
        .as("%s: not expected", image)
        .allMatch(ReferenceAgreementTest::isNearThreshold);
  }

  private static boolean agree(DetectedObject one, DetectedObject other) {
    return one.objectClass().equals(other.objectClass())
        && Math.abs(one.score() - other.score()) <= SCORE_TOLERANCE
        && one.box().intersectionOverUnion(other.box()) >= SAME_BOX;
  }

  private static boolean isNearThreshold(DetectedObject object) {
    return object.score() < MINIMUM_SCORE + EITHER_SIDE;
  }

  private static List<DetectedObject> expectedObjects(JsonNode objects, Image image) {
    List<DetectedObject> expected = new ArrayList<>();
    for (JsonNode object : objects) {
      JsonNode box = object.get("box");
      float left = Math.max(0, box.get(0).floatValue());
      float top = Math.max(0, box.get(1).floatValue());
      float right = Math.min(image.width(), box.get(2).floatValue());
      float bottom = Math.min(image.height(), box.get(3).floatValue());
      expected.add(
          new DetectedObject(
              object.get("class").textValue(),
              object.get("score").floatValue(),
              new BoundingBox(left, top, right - left, bottom - top)));
    }
    return expected;
  }
}
