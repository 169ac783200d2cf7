package dev.squint.video.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.Image;
import dev.squint.video.TestPictures;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes over a simulated day: arrivals, light and weather. */
class SimulatedDayTest {
  /** How many different people come by in ten minutes. */
  private static int people(String address) {
    Set<Long> ids = new HashSet<>();
    try (SimulatedFrameSource source = Simulated.open(address + "&fps=2")) {
      for (int i = 0; i < 1200; i++) {
        source.nextTruth().stream()
            .filter(object -> object.objectClass().equals("person"))
            .forEach(object -> ids.add(object.id()));
      }
    }
    return ids.size();
  }

  @ParameterizedTest
  @ValueSource(strings = {"crossing", "lobby", "gate"})
  void moreArriveInTheRushThanAtNight(String scene) {
    int rush = people("sim:" + scene + "?seed=31&traffic=3&start=08:00");
    int night = people("sim:" + scene + "?seed=31&traffic=3&start=02:30");

    assertThat(rush).isGreaterThan(12);
    assertThat(night).isLessThan(rush / 4);
  }

  @Test
  void trafficMultipliesArrivals() {
    int usual = people("sim:crossing?seed=32&start=12:00");
    int busy = people("sim:crossing?seed=32&start=12:00&traffic=4");

    assertThat(busy).isBetween((int) (usual * 2.2), (int) (usual * 7.0));
  }

  @Test
  void aShortDayBringsNightWithinMinutes() {
    String address = "sim:gate?seed=33&start=12:00&day=10m&traffic=0&ir=off";
    double noon = Simulated.brightness(Simulated.frame(address, 0).image());
    double midnight = Simulated.brightness(Simulated.frame(address, 3000).image());
    double nextNoon = Simulated.brightness(Simulated.frame(address, 6000).image());

    assertThat(midnight).isLessThan(noon * 0.7);
    assertThat(nextNoon).isGreaterThan(midnight * 1.3);
  }

  @Test
  void aCameraWithInfraredIsGreyAtNightOnly() {
    String address = "sim:crossing?seed=34&ir=on&traffic=0&jpeg=off";

    assertThat(Simulated.colourfulness(Simulated.frame(address + "&start=01:00", 0).image()))
        .isZero();
    assertThat(Simulated.colourfulness(Simulated.frame(address + "&start=12:00", 0).image()))
        .isGreaterThan(2);
  }

  @Test
  void someSeedsHaveInfraredAndSomeHaveNot() {
    int grey = 0;
    for (int seed = 1; seed <= 16; seed++) {
      Image night =
          Simulated.frame("sim:gate?size=320x180&jpeg=off&start=00:30&seed=" + seed, 0).image();
      grey += Simulated.colourfulness(night) == 0 ? 1 : 0;
    }
    assertThat(grey).isBetween(3, 13);
  }

  @Test
  void leavesReallyMoveInTheWind() {
    String address = "sim:gate?seed=35&traffic=0&weather=cloudy&jpeg=off";
    Image now = Simulated.frame(address, 100).image();
    Image soon = Simulated.frame(address, 107).image();
    int moved = 0;
    for (int i = 0; i < now.pixels().length; i++) {
      moved += Math.abs((now.pixels()[i] & 0xFF) - (soon.pixels()[i] & 0xFF)) > 25 ? 1 : 0;
    }

    assertThat(moved).isGreaterThan(600);
    assertThat(TestPictures.difference(now, soon)).isLessThan(8);
  }

  @Test
  void noiseIsStrongerInTheDark() {
    assertThat(flicker("&start=23:00&ir=off")).isGreaterThan(1.3 * flicker("&start=12:00"));
  }

  private static double flicker(String light) {
    String address = "sim:lobby?seed=36&traffic=0&jpeg=off&weather=cloudy&at=00:00:00:lights-off";
    return TestPictures.difference(
        Simulated.frame(address + light, 10).image(), Simulated.frame(address + light, 11).image());
  }

  @Test
  void theStateDoesNotGrowOverManyFrames() {
    for (String scene : new String[] {"crossing", "car-park", "lobby", "gate"}) {
      String address = "sim:" + scene + "?seed=37&traffic=20&start=08:00&fps=5&day=2h";
      SimulatedCamera camera = new SimulatedCamera(SimulatedCameraAddress.parse(address));
      int most = 0;
      int mostLater = 0;
      for (int i = 0; i < 20_000; i++) {
        camera.step();
        if (i < 10_000) {
          most = Math.max(most, camera.actors());
        } else {
          mostLater = Math.max(mostLater, camera.actors());
        }
      }
      assertThat(most).as(scene).isLessThan(120);
      assertThat(mostLater).as(scene).isLessThan(most + most / 2 + 10);
    }
  }
}
