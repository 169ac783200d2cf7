package dev.squint.core.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.testing.Scenes;
import dev.squint.core.testing.TestFootage;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of light on real frames, applied at full size before the preview is made. */
class RealLightTest {
  private static final double THRESHOLD = 0.002;
  private static final double[][] LIGHTS = {
    {1.0, 30}, {1.0, -30}, {1.25, 0}, {0.7, 0}, {1.3, 25}, {0.6, 15}, {0.5, -5},
  };

  @ParameterizedTest
  @ValueSource(
      strings = {
        "carpark",
        "crossing",
        "highway",
        "intersection",
        "lobby-empty",
        "overpass-people",
        "pets-walkway",
        "roadside",
        "shop",
        "street"
      })
  void readsAGlobalChangeOfLightAsNoChange(String name) throws IOException {
    Image frame = load(name);
    for (double[] light : LIGHTS) {
      Image lit = Scenes.withLight(frame, light[0], light[1]);
      for (Aggregation aggregation : Aggregation.values()) {
        double robust = difference(aggregation, true, frame, lit);
        double plain = difference(aggregation, false, frame, lit);
        assertThat(robust)
            .as("%s, %s, gain %s, offset %s", name, aggregation, light[0], light[1])
            .isLessThan(plain / 6);
        if (aggregation != Aggregation.WEIGHTED_BLOCKS && burntOut(frame, light) < 0.02) {
          assertThat(robust)
              .as("%s, %s, gain %s, offset %s", name, aggregation, light[0], light[1])
              .isLessThan(THRESHOLD);
        }
      }
    }
  }

  @Test
  void stillSeesSomeoneWalkInWhileTheLightChanges() throws IOException {
    Image empty = load("lobby-empty");
    Image visited = load("lobby-person");
    for (double[] light : LIGHTS) {
      Image lit = Scenes.withLight(visited, light[0], light[1]);
      assertThat(difference(Aggregation.LARGEST_BLOCK, true, empty, lit))
          .as("gain %s, offset %s", light[0], light[1])
          .isGreaterThan(3 * THRESHOLD);
    }
  }

  /** The share of values that the light pushes past black or white, which no fit can undo. */
  private static double burntOut(Image frame, double[] light) {
    int burntOut = 0;
    for (byte pixel : frame.pixels()) {
      double lit = light[0] * (pixel & 0xFF) + light[1];
      burntOut += lit < 0 || lit > 255 ? 1 : 0;
    }
    return (double) burntOut / frame.pixels().length;
  }

  private static double difference(
      Aggregation aggregation, boolean robust, Image baseline, Image current) {
    DifferenceMetric metric =
        new DifferenceMetric(aggregation, DifferenceMetric.standard().grid(), List.of(), robust);
    return new PreviewComparison(metric, preview(baseline)).difference(preview(current));
  }

  private static Image preview(Image frame) {
    int reduction = PreviewGeometry.automaticReduction(frame.width(), frame.height());
    return LumaPreview.of(Scenes.shrunk(frame, reduction));
  }

  private static Image load(String name) throws IOException {
    return Scenes.of(
        ImageIO.read(TestFootage.require("expected/images/" + name + ".png").toFile()));
  }
}
