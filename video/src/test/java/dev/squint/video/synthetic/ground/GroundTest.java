package dev.squint.video.synthetic.ground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Tests of {@link GroundCamera} and {@link Path}. */
class GroundTest {
  private final GroundCamera camera =
      new GroundCamera(5, Math.toRadians(16), Math.toRadians(65), 640, 360);

  @Test
  void findsTheGroundAgainThatItShows() {
    for (double y = 8; y < 60; y += 3.7) {
      for (double x = -9; x < 10; x += 4.5) {
        double row = camera.row(y, 0);
        assertThat(camera.groundAt(row)).isCloseTo(y, within(1e-6));
        assertThat(camera.across(camera.column(x, y, 0), y, 0)).isCloseTo(x, within(1e-6));
      }
    }
  }

  @Test
  void showsWhatIsFartherSmallerAndHigher() {
    assertThat(camera.scale(20, 0)).isLessThan(camera.scale(10, 0));
    assertThat(camera.row(20, 0)).isLessThan(camera.row(10, 0));
    assertThat(camera.row(1e7, 0)).isCloseTo(camera.horizon(), within(0.01));
    assertThat(camera.groundAt(camera.horizon() - 1)).isInfinite();
    assertThat(camera.column(camera.edge(12), 12, 0)).isCloseTo(640, within(1e-6));
  }

  @Test
  void movesEveryPointByThePixelsOfAPush() {
    GroundCamera pushed = camera.shifted(7, -3);

    assertThat(pushed.column(2, 12, 1)).isCloseTo(camera.column(2, 12, 1) + 7, within(1e-9));
    assertThat(pushed.row(12, 1)).isCloseTo(camera.row(12, 1) - 3, within(1e-9));
  }

  @Test
  void aPathIsWalkedByItsLength() {
    Path path = Path.from(0, 0).to(3, 0).to(3, 4).build();

    assertThat(path.length()).isEqualTo(7);
    assertThat(path.x(5)).isEqualTo(3);
    assertThat(path.y(5)).isEqualTo(2);
    assertThat(path.heading(1)).isZero();
    assertThat(path.heading(5)).isCloseTo(Math.PI / 2, within(1e-9));
    assertThat(path.lengthAt(1)).isEqualTo(3);
    assertThat(path.x(100)).isEqualTo(3);
    assertThat(path.y(100)).isEqualTo(4);
  }

  @Test
  void aCurveLeavesAndArrivesAlongItsCorner() {
    Path path = Path.from(0, 0).curve(5, 0, 5, 5).build();

    assertThat(path.heading(0.01)).isCloseTo(0, within(0.1));
    assertThat(path.heading(path.length() - 0.01)).isCloseTo(Math.PI / 2, within(0.1));
    assertThat(path.length()).isBetween(Math.sqrt(50), 10.0);
  }
}
