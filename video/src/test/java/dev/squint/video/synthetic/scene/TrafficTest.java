package dev.squint.video.synthetic.scene;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.video.synthetic.actor.Actor;
import dev.squint.video.synthetic.actor.PersonFigure;
import dev.squint.video.synthetic.actor.PersonLook;
import dev.squint.video.synthetic.actor.Pose;
import dev.squint.video.synthetic.actor.VehicleFigure;
import dev.squint.video.synthetic.actor.VehicleLook;
import dev.squint.video.synthetic.ground.GroundCamera;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of {@link Traffic} and of {@link Visibility}. */
class TrafficTest {
  private static final double STEP = 0.1;

  private static Traffic traffic(SceneKind kind, long seed, double multiplier) {
    Place place = kind.place(seed);
    return place.traffic(place.camera(640, 360), 12, multiplier);
  }

  private static boolean isVehicle(Actor actor) {
    return actor.figure() instanceof VehicleFigure;
  }

  @Test
  void vehiclesQueueAndNeverOverlap() {
    Traffic traffic = traffic(SceneKind.CROSSING, 3, 12);
    int pairs = 0;
    for (int i = 0; i < 6000; i++) {
      traffic.step(STEP, 8.5);
      List<Actor> vehicles =
          new ArrayList<>(traffic.actors().stream().filter(TrafficTest::isVehicle).toList());
      vehicles.sort(Comparator.comparingDouble(actor -> actor.pose().x()));
      for (int a = 0; a < vehicles.size(); a++) {
        for (int b = a + 1; b < vehicles.size(); b++) {
          Actor one = vehicles.get(a);
          Actor other = vehicles.get(b);
          if (Math.abs(one.pose().y() - other.pose().y()) < 1.5) {
            double gap = other.pose().x() - one.pose().x();
            double halves = (one.figure().length() + other.figure().length()) / 2;
            assertThat(gap).as("step %d", i).isGreaterThan(halves);
            pairs++;
          }
        }
      }
    }
    assertThat(pairs).isGreaterThan(500);
  }

  @Test
  void peopleOnTheZebraAreNotDrivenOver() {
    Traffic traffic = traffic(SceneKind.CROSSING, 4, 6);
    CrossingLayout layout = CrossingLayout.draw(4);
    int crossing = 0;
    for (int i = 0; i < 6000; i++) {
      traffic.step(STEP, 8.5);
      for (Actor person : traffic.actors()) {
        double y = person.pose().y();
        boolean onRoad = y > layout.nearKerb() + 0.2 && y < layout.farKerb() - 0.2;
        if (person.figure() instanceof PersonFigure && onRoad) {
          crossing++;
          for (Actor vehicle : traffic.actors()) {
            boolean hit =
                isVehicle(vehicle)
                    && Math.abs(vehicle.pose().y() - y) < 0.9
                    && Math.abs(vehicle.pose().x() - person.pose().x())
                        < vehicle.figure().length() / 2;
            assertThat(hit).as("step %d", i).isFalse();
          }
        }
      }
    }
    assertThat(crossing).isGreaterThan(500);
  }

  @Test
  void parkedCarsStandAndLeave() {
    Traffic traffic = traffic(SceneKind.CAR_PARK, 5, 1);
    Map<Long, Double> stood = new HashMap<>();
    Set<Long> first = new HashSet<>();
    for (int i = 0; i < 4 * 36_000; i++) {
      traffic.step(STEP, 12);
      for (Actor actor : traffic.actors()) {
        if (actor.isSettled()) {
          stood.merge(actor.id(), STEP, Double::sum);
          if (i == 0) {
            first.add(actor.id());
          }
        }
      }
    }
    Set<Long> last = new HashSet<>();
    traffic.actors().forEach(actor -> last.add(actor.id()));
    assertThat(first).isNotEmpty();
    assertThat(last.containsAll(first)).as("all still stand").isFalse();
    assertThat(stood.values()).anyMatch(seconds -> seconds > 3600);
    assertThat(stood.values()).anyMatch(seconds -> seconds < 1800);
    assertThat(stood).hasSizeGreaterThan(first.size() + 5);
  }

  @Test
  void nobodyIsSeenBehindABusOrAWall() {
    Place place = SceneKind.GATE.place(1);
    GroundCamera camera = place.camera(640, 360);
    Scene bare = new Sketch(camera).finish(28, 0xFFFFFF);
    Actor person = at(10, new PersonFigure(PersonLook.draw(new SplittableRandom(1))), 14);
    Actor bus = at(11, new VehicleFigure(VehicleLook.bus(new SplittableRandom(2))), 11.5);

    assertThat(new Visibility(bare).of(List.of(person)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.share()).isGreaterThan(0.95));
    assertThat(new Visibility(bare).of(List.of(bus, person)))
        .extracting(Visibility.Seen::actor)
        .containsExactly(bus);

    Sketch walled = new Sketch(camera);
    walled.standing(12, () -> walled.wall(12, new double[] {-3, 0}, new double[] {0, 3}, 0x808080));
    Scene scene = walled.finish(28, 0xFFFFFF);
    assertThat(new Visibility(scene).of(List.of(person)))
        .singleElement()
        .satisfies(seen -> assertThat(seen.share()).isBetween(0.3, 0.7));
    assertThat(new Visibility(scene).of(List.of(at(12, person.figure(), 11))))
        .singleElement()
        .satisfies(seen -> assertThat(seen.share()).isGreaterThan(0.95));
  }

  private static Actor at(long id, dev.squint.video.synthetic.actor.Figure figure, double y) {
    return new Actor(id, "thing", figure, new Pose(0, y, 0, 0, 0));
  }
}
