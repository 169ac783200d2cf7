package dev.squint.jobs.offline.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.options.PlanWords;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import dev.squint.video.synthetic.SimulatedFrameSource;
import dev.squint.video.synthetic.SimulatedObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedTruthTest {
  private static final int FRAMES = 300;
  private static final SimulatedCameraAddress CROSSING =
      SimulatedCameraAddress.parse("sim:crossing?seed=3&fps=2&size=320x180&frames=" + FRAMES);
  private static final Query PERSON = Query.parse("person", List.of());
  private static final Query CAR = Query.parse("car:0.7", List.of());

  @Test
  void anObjectIsPresentWhereItIsClearAndUnknownWhereItIsHardToSee() {
    long[] all = LongStream.range(0, FRAMES).toArray();
    List<List<Presence>> truth = SimulatedTruth.of(CROSSING, List.of(PERSON, CAR), all);
    List<Presence> persons = new ArrayList<>();
    List<Presence> cars = new ArrayList<>();
    try (SimulatedFrameSource source = SimulatedFrameSource.open(CROSSING)) {
      while (source.hasNext()) {
        List<SimulatedObject> objects = source.nextTruth();
        persons.add(expected("person", objects));
        cars.add(expected("car", objects));
      }
    }
    assertThat(truth).containsExactly(persons, cars);
    assertThat(cars).contains(Presence.PRESENT, Presence.ABSENT);
    List<Presence> both = new ArrayList<>(persons);
    both.addAll(cars);
    assertThat(both).contains(Presence.UNKNOWN);
  }

  @Test
  void framesCanBePassedOver() {
    long[] all = LongStream.range(0, FRAMES).toArray();
    long[] some = {7, 8, 50, 299};
    List<Presence> whole = SimulatedTruth.of(CROSSING, List.of(CAR), all).get(0);
    assertThat(SimulatedTruth.of(CROSSING, List.of(CAR), some).get(0))
        .containsExactly(whole.get(7), whole.get(8), whole.get(50), whole.get(299));
    try (SimulatedTruth truth = SimulatedTruth.open(CROSSING, List.of(CAR))) {
      assertThat(truth.at(10)).containsExactly(whole.get(10));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> truth.at(10))
          .withMessage("frame 10 was passed: the next is 11");
    }
  }

  @Test
  void onlyObjectsInTheZoneCount() {
    Zone sky = PlanWords.parseZone("sky=0,0;1,0;1,0.01;0,0.01");
    Query inTheSky = Query.parse("car@sky", List.of(sky));
    long[] all = LongStream.range(0, FRAMES).toArray();
    assertThat(SimulatedTruth.of(CROSSING, List.of(inTheSky), all).get(0))
        .containsOnly(Presence.ABSENT);
  }

  @Test
  void footageIsKnownByWhatIsDrawnAndNotByWhereItEnds() {
    SimulatedFootage footage = new SimulatedFootage(CROSSING);
    assertThat(footage.sha256())
        .isEqualTo(footage("sim:crossing?frames=7&size=320x180&seed=3&fps=2").sha256())
        .isEqualTo(footage("sim:crossing?size=320x180&seed=3&fps=2").sha256())
        .isNotEqualTo(footage("sim:crossing?size=320x180&seed=4&fps=2").sha256())
        .isNotEqualTo(
            footage("sim:crossing?size=320x180&seed=3&fps=2&at=00:00:01:ir-switch").sha256());
    assertThat(footage.name()).isEqualTo("crossing");
    assertThat(footage.location()).isEqualTo(CROSSING.toString());
  }

  private static SimulatedFootage footage(String address) {
    return new SimulatedFootage(SimulatedCameraAddress.parse(address));
  }

  private static Presence expected(String objectClass, List<SimulatedObject> objects) {
    List<SimulatedObject> ofClass =
        objects.stream().filter(object -> object.objectClass().equals(objectClass)).toList();
    if (ofClass.stream().anyMatch(SimulatedObject::isClear)) {
      return Presence.PRESENT;
    }
    return ofClass.isEmpty() ? Presence.ABSENT : Presence.UNKNOWN;
  }
}
