package dev.squint.jobs.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.bench.peer.PeerReport.AnswerAccuracy;
import dev.squint.jobs.bench.peer.PeerReport.ContenderFigures;
import dev.squint.video.motion.MotionGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeerRaceTest {
  private static final int FRAMES = 100;
  private static final Plan PLAN =
      Plan.referenceOnly("gate", 10, List.of(Query.parse("person", List.of())));
  private static final long DECODE_NANOS = 3000;
  private static final long GATE_NANOS = 2000;

  private final List<String> order = new ArrayList<>();
  private long cpuNanos;

  @Test
  void costsAreThoseOfTheFramesAfterTheWarmUp() {
    ContenderFigures figures = race(20, gate("a", Set.of())).figures(PLAN, truth(), 45.0).get(0);
    assertThat(figures.microsPerFrame()).isCloseTo(5, within(1e-9));
    assertThat(figures.decodeMicrosPerFrame()).isCloseTo(3, within(1e-9));
    assertThat(figures.sentShare()).isZero();
    assertThat(figures.speedup()).isCloseTo(9, within(1e-9));
  }

  @Test
  void theFirstFramesOfAColdMachineDoNotCount() {
    PeerRace race = race(40, gate("a", Set.of()));
    assertThat(race.framesTimed()).isEqualTo(FRAMES - 40);
  }

  @Test
  void eachBlockIsShownFirstToAnotherContender() {
    race(0, gate("a", Set.of()), gate("b", Set.of()), gate("c", Set.of()));
    assertThat(order.subList(0, 30)).containsOnly("a", "b", "c");
    assertThat(List.of(order.get(0), order.get(10), order.get(20))).containsExactly("a", "b", "c");
    assertThat(List.of(order.get(30), order.get(40), order.get(50))).containsExactly("b", "c", "a");
    assertThat(order).hasSize(3 * FRAMES);
  }

  @Test
  void whatStandsStillIsMissedUnlessTheLastAnswerIsHeld() {
    // Present from 40 to 79: sent as it comes in and as it leaves.
    Set<Integer> sent = Set.of(38, 39, 40, 41, 42, 80, 81);
    ContenderFigures figures = race(0, gate("a", sent)).figures(PLAN, truth(), null).get(0);
    assertThat(figures.sentShare()).isEqualTo(0.07);
    assertThat(figures.speedup()).isNull();
    AnswerAccuracy absent = figures.accuracy().get(0);
    assertThat(absent.unsentFrames()).isEqualTo("absent");
    assertThat(absent.falseNegativeRate()).isEqualTo(1);
    assertThat(absent.eventsMissed()).isEqualTo(1);
    AnswerAccuracy held = figures.accuracy().get(1);
    assertThat(held.unsentFrames()).isEqualTo("last answer held");
    assertThat(held.falseNegativeRate()).isZero();
    assertThat(held.falsePositiveRate()).isZero();
    assertThat(held.eventsFound()).isEqualTo(1);
  }

  @Test
  void anObjectThatLeavesUnseenIsHeldForEver() {
    ContenderFigures figures =
        race(0, gate("a", Set.of(40, 41))).figures(PLAN, truth(), null).get(0);
    assertThat(figures.accuracy().get(1).falsePositiveRate()).isCloseTo(20 / 60.0, within(1e-9));
  }

  private PeerRace race(int warmUpFrames, Contender... contenders) {
    PeerRace race = new PeerRace(List.of(contenders), 10, warmUpFrames, () -> cpuNanos);
    for (int position = 0; position < FRAMES; position++) {
      boolean[] present = {isPresent(position)};
      byte[] marked = {(byte) position};
      race.accept(
          new PeerFrame(position, position, 100L * position, marked, marked, marked, present));
    }
    race.finish();
    return race;
  }

  private static boolean isPresent(int position) {
    return position >= 40 && position < 80;
  }

  private static List<List<Presence>> truth() {
    List<Presence> truth = new ArrayList<>();
    for (int position = 0; position < FRAMES; position++) {
      truth.add(Presence.of(isPresent(position)));
    }
    return List.of(truth);
  }

  /** A gate that sends the given frames; a frame's only pixel is its position. */
  private Contender gate(String name, Set<Integer> sent) {
    MotionGate gate =
        new MotionGate() {
          @Override
          public String name() {
            return name;
          }

          @Override
          public boolean moves(Image frame) {
            cpuNanos += GATE_NANOS;
            order.add(name);
            return sent.contains((int) frame.pixels()[0]);
          }

          @Override
          public void close() {}
        };
    return new GateContender(gate, new PixelDecoder());
  }

  private final class PixelDecoder implements FrameDecoder {
    @Override
    public Image decode(byte[] encoded) {
      cpuNanos += DECODE_NANOS;
      return new Image(1, 1, Image.LUMA, encoded);
    }

    @Override
    public Image decodeReduced(byte[] encoded, int reduction, int channels) {
      return decode(encoded);
    }
  }
}
