package dev.squint.core.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.testing.Property;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SmootherTest {
  private static final List<Presence> CHOICES = List.of(Presence.values());

  /** A random timeline and a window. */
  private record Case(List<Presence> verdicts, int window, int cut) {
    static Case random(Random random) {
      List<Presence> verdicts = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        verdicts.add(CHOICES.get(random.nextInt(CHOICES.size())));
      }
      return new Case(verdicts, 2 * random.nextInt(6) + 1, random.nextInt(verdicts.size() + 1));
    }
  }

  @Test
  void equalsTheMajorityCountedDirectly() {
    Property.forAll(
        1,
        500,
        Case::random,
        example -> assertThat(smooth(example, false)).isEqualTo(majority(example)));
  }

  @Test
  void goesOnFromItsSnapshot() {
    Property.forAll(
        2,
        500,
        Case::random,
        example -> assertThat(smooth(example, true)).isEqualTo(majority(example)));
  }

  @Test
  void removesAFlickerOfOneFrame() {
    Case flicker =
        new Case(
            List.of(
                Presence.ABSENT,
                Presence.ABSENT,
                Presence.PRESENT,
                Presence.ABSENT,
                Presence.ABSENT),
            3,
            0);
    assertThat(smooth(flicker, false)).containsOnly(Presence.ABSENT);
  }

  @Test
  void handsOutAFrameAsSoonAsHalfAWindowHasFollowed() {
    Smoother smoother = new Smoother(5);
    List<Long> out = new ArrayList<>();
    for (int frame = 0; frame < 4; frame++) {
      smoother.add(
          new TimelinePoint(frame, frame, Presence.PRESENT), point -> out.add(point.frame()));
    }
    assertThat(out).containsExactly(0L, 1L);
  }

  private static List<Presence> smooth(Case example, boolean restoreAtCut) {
    Smoother smoother = new Smoother(example.window());
    List<Presence> out = new ArrayList<>();
    for (int frame = 0; frame < example.verdicts().size(); frame++) {
      if (restoreAtCut && frame == example.cut()) {
        smoother = restored(smoother, example.window());
      }
      smoother.add(
          new TimelinePoint(frame, frame, example.verdicts().get(frame)),
          point -> out.add(point.presence()));
    }
    smoother.flush(point -> out.add(point.presence()));
    return out;
  }

  private static List<Presence> majority(Case example) {
    int half = example.window() / 2;
    List<Presence> out = new ArrayList<>();
    Presence last = Presence.ABSENT;
    for (int frame = 0; frame < example.verdicts().size(); frame++) {
      List<Presence> window =
          example
              .verdicts()
              .subList(
                  Math.max(0, frame - half), Math.min(example.verdicts().size(), frame + half + 1));
      long present = window.stream().filter(Presence.PRESENT::equals).count();
      long absent = window.stream().filter(Presence.ABSENT::equals).count();
      last = present + absent == 0 ? last : Presence.of(present > absent);
      out.add(last);
    }
    return out;
  }

  private static Smoother restored(Smoother smoother, int window) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      smoother.write(new DataOutputStream(bytes));
      return Smoother.read(
          window, new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
