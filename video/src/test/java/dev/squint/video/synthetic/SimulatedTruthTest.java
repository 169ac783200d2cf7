package dev.squint.video.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.model.BoundingBox;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws that the truth of every simulated scene keeps. */
class SimulatedTruthTest {
  private static final Set<String> CLASSES = Set.of("person", "bicycle", "car", "bus");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim:crossing?seed=11&traffic=3",
        "sim:car-park?seed=11&traffic=8&start=12:00",
        "sim:lobby?seed=11&traffic=5&start=12:00",
        "sim:gate?seed=11&traffic=12&start=12:00&at=00:00:20:camera-shift"
      })
  void boxesLieInTheFrameAndSharesInTheUnitInterval(String address) {
    int seen = 0;
    int clear = 0;
    try (SimulatedFrameSource source = Simulated.open(address)) {
      for (int i = 0; i < 600; i++) {
        for (SimulatedObject object : source.nextTruth()) {
          BoundingBox box = object.box();
          assertThat(box.x()).isGreaterThanOrEqualTo(0);
          assertThat(box.y()).isGreaterThanOrEqualTo(0);
          assertThat(box.x() + box.width()).isLessThanOrEqualTo(640.001f);
          assertThat(box.y() + box.height()).isLessThanOrEqualTo(360.001f);
          assertThat(object.visibleShare()).isGreaterThan(0).isLessThanOrEqualTo(1);
          assertThat(CLASSES).contains(object.objectClass());
          if (object.isClear()) {
            assertThat(object.visibleShare()).isGreaterThanOrEqualTo(0.5);
            assertThat(box.height()).isGreaterThanOrEqualTo(14);
            assertThat(box.width()).isGreaterThanOrEqualTo(6);
            clear++;
          }
          seen++;
        }
      }
    }
    assertThat(clear).isGreaterThan(300).isGreaterThan(seen / 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim:crossing?seed=12&traffic=2",
        "sim:car-park?seed=12&traffic=6&start=12:00",
        "sim:lobby?seed=12&traffic=3&start=12:00",
        "sim:gate?seed=12&traffic=8&start=12:00"
      })
  void idsStayWithTheirObjectsAsTheyMove(String address) {
    Map<Long, SimulatedObject> before = new HashMap<>();
    Map<Long, String> classes = new HashMap<>();
    int followed = 0;
    try (SimulatedFrameSource source = Simulated.open(address)) {
      for (int i = 0; i < 500; i++) {
        Map<Long, SimulatedObject> now = new HashMap<>();
        for (SimulatedObject object : source.nextTruth()) {
          assertThat(now.put(object.id(), object)).as("id twice in a frame").isNull();
          assertThat(classes.merge(object.id(), object.objectClass(), (a, b) -> a))
              .isEqualTo(object.objectClass());
          SimulatedObject last = before.get(object.id());
          if (last != null && last.visibleShare() > 0.95 && object.visibleShare() > 0.95) {
            assertThat(centreDistance(last.box(), object.box()))
                .as("step of %s in frame %d", object, i)
                .isLessThan(75);
            followed++;
          }
        }
        before.clear();
        before.putAll(now);
      }
    }
    assertThat(followed).isGreaterThan(100);
  }

  private static double centreDistance(BoundingBox a, BoundingBox b) {
    return Math.hypot(
        a.x() + a.width() / 2 - b.x() - b.width() / 2,
        a.y() + a.height() / 2 - b.y() - b.height() / 2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sim:crossing?seed=13&start=12:00&ir=off",
        "sim:crossing?seed=14&start=23:00&ir=off",
        "sim:crossing?seed=15&start=23:00&ir=on",
        "sim:crossing?seed=16&start=17:00&weather=rain",
        "sim:lobby?seed=13&start=12:00",
        "sim:lobby?seed=14&start=20:30",
        "sim:gate?seed=13&start=12:00",
        "sim:gate?seed=14&start=22:00&ir=off",
        "sim:gate?seed=15&start=21:30&ir=on"
      })
  void clearObjectsDifferFromTheEmptyScene(String address) {
    int clear = 0;
    int faint = 0;
    try (SimulatedFrameSource peopled = Simulated.open(address + "&jpeg=off&traffic=20");
        SimulatedFrameSource empty = Simulated.open(address + "&jpeg=off&traffic=0")) {
      for (int i = 0; i < 40; i++) {
        peopled.skip(15);
        empty.skip(15);
        SimulatedFrame frame = peopled.nextFrame();
        SimulatedFrame nobody = empty.nextFrame();
        assertThat(nobody.objects()).isEmpty();
        for (SimulatedObject object : frame.objects()) {
          if (object.isClear()) {
            // Both frames carry the same noise, so that all difference is the object's.
            double difference = Simulated.difference(frame.image(), nobody.image(), object.box());
            assertThat(difference).as("%s of frame %d", object, frame.index()).isGreaterThan(1.5);
            faint += difference < 6 ? 1 : 0;
            clear++;
          }
        }
      }
    }
    assertThat(clear).isGreaterThan(10);
    assertThat(faint).isLessThanOrEqualTo(clear / 8);
  }

  @Test
  void nothingIsToldWhileTheLensIsCovered() {
    try (SimulatedFrameSource source =
        Simulated.open("sim:car-park?seed=4&start=12:00&at=00:00:01:blackout:2s")) {
      List<SimulatedObject> before = source.nextTruth();
      source.skip(14);
      List<SimulatedObject> covered = source.nextTruth();
      source.skip(20);

      assertThat(before).isNotEmpty();
      assertThat(covered).isEmpty();
      assertThat(source.nextTruth()).hasSizeGreaterThanOrEqualTo(before.size() - 2);
    }
  }

  @Test
  void aRiderIsAPersonAboveABicycle() {
    Set<Long> riders = new HashSet<>();
    try (SimulatedFrameSource source = Simulated.open("sim:crossing?seed=17&traffic=6")) {
      for (int i = 0; i < 900; i++) {
        List<SimulatedObject> truth = source.nextTruth();
        for (SimulatedObject bicycle : truth) {
          if (bicycle.objectClass().equals("bicycle") && bicycle.visibleShare() > 0.7) {
            SimulatedObject rider =
                truth.stream().filter(o -> o.id() == bicycle.id() + 1).findFirst().orElseThrow();
            assertThat(rider.objectClass()).isEqualTo("person");
            assertThat(rider.box().y()).isLessThan(bicycle.box().y());
            riders.add(rider.id());
          }
        }
      }
    }
    assertThat(riders).hasSizeGreaterThan(3);
  }

  @Test
  void theSceneIsAliveAtFrameZero() {
    int people = 0;
    for (int seed = 1; seed <= 12; seed++) {
      List<SimulatedObject> parked = Simulated.open("sim:car-park?seed=" + seed).nextTruth();
      assertThat(parked).extracting(SimulatedObject::objectClass).contains("car");
      people += Simulated.open("sim:crossing?seed=" + seed).nextTruth().size();
    }
    assertThat(people).isGreaterThan(6);
  }
}
