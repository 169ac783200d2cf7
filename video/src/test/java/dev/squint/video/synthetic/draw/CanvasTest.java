package dev.squint.video.synthetic.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Tests of {@link Canvas}, {@link Silhouettes} and {@link Sensor}. */
class CanvasTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private static double painted(Outline outline) {
    Canvas canvas = new Canvas(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT * 3]);
    canvas.fill(outline, 0xFFFFFF);
    double sum = 0;
    for (byte value : canvas.pixels()) {
      sum += value & 0xFF;
    }
    return sum / 255 / 3;
  }

  @Test
  void coversAsManyPixelsAsTheOutlineIsLarge() {
    SplittableRandom random = new SplittableRandom(5);
    for (int trial = 0; trial < 200; trial++) {
      Outline triangle = new Outline();
      for (int i = 0; i < 3; i++) {
        triangle.add(random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT);
      }
      double area = Math.abs(triangle.turn()) / 2;
      assertThat(painted(triangle)).isCloseTo(area, within(3 + area * 0.03));
    }
  }

  @Test
  void clipsWhatLeavesTheFrame() {
    Outline outline = new Outline().rectangle(-500, -300, 10, 4000);

    assertThat(painted(outline)).isCloseTo(10.0 * HEIGHT, within(1.0));
    assertThat(painted(new Outline().rectangle(70, 2, 90, 20))).isZero();
    assertThat(painted(new Outline().rectangle(-20, -20, -1, -1))).isZero();
  }

  @Test
  void leavesHolesWhereAnOutlineGoesRoundTwice() {
    Outline ring = new Outline().rectangle(10, 10, 30, 30);
    ring.add(10, 10).add(15, 15).add(15, 25).add(25, 25).add(25, 15).add(15, 15);

    assertThat(painted(ring)).isCloseTo(300, within(6.0));
  }

  @Test
  void silhouettesTellWhatIsStillSeen() {
    Silhouettes silhouettes = new Silhouettes(WIDTH, HEIGHT);
    silhouettes.begin(1);
    silhouettes.fill(new Outline().rectangle(0, 0, 20, 20), 0);
    int own = silhouettes.own();
    silhouettes.begin(2);
    silhouettes.fill(new Outline().rectangle(10, 0, 40, 20), 0);
    Area around = new Area();

    assertThat(own).isEqualTo(100);
    assertThat(silhouettes.seen(1, around)).isEqualTo(50);
    assertThat(around.right() * Silhouettes.STEP).isEqualTo(10);
    assertThat(silhouettes.seen(2, around)).isEqualTo(silhouettes.own());
    silhouettes.clear();
    assertThat(silhouettes.seen(2, around)).isZero();
  }

  @Test
  void noiseHasTheStatedStrengthAndNoDrift() {
    byte[] grey = new byte[WIDTH * HEIGHT * 3];
    java.util.Arrays.fill(grey, (byte) 120);
    byte[] exposed = new Sensor(3).expose(grey, WIDTH * 3, new Sensor.Exposure(1, 0, 6, false), 17);
    double sum = 0;
    double squares = 0;
    for (byte value : exposed) {
      double off = (value & 0xFF) - 120;
      sum += off;
      squares += off * off;
    }

    assertThat(sum / exposed.length).isCloseTo(0, within(0.5));
    assertThat(Math.sqrt(squares / exposed.length)).isCloseTo(6, within(0.8));
  }

  @Test
  void gainAndHazeWorkOnEveryPixel() {
    byte[] picture = {0, 50, (byte) 200};
    Sensor sensor = new Sensor(1);

    assertThat(sensor.expose(picture, 3, new Sensor.Exposure(2, 0, 0, false), 0))
        .containsExactly(0, 100, (byte) 255);
    assertThat(sensor.expose(picture, 3, new Sensor.Exposure(1, 1, 0, true), 0))
        .containsExactly((byte) 150, (byte) 150, (byte) 150);
  }
}
