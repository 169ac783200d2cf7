package dev.squint.optimizer.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

class EventUnitsTest {
  private static final String TIMELINE = "..###.##......####..";

  @Test
  void countsEventsAMomentApartAsOne() {
    EventUnits units = units(TIMELINE, 2);
    assertThat(units.count()).isEqualTo(2);
    assertThat(units.framesOf(0)).isEqualTo(5);
    assertThat(units.extents()).containsExactly(6, 4);
    assertThat(units.unitOf(5)).as("the absent frame between").isNegative();
    assertThat(units(TIMELINE, 1).count()).isEqualTo(3);
    assertThat(units(TIMELINE, 7).count()).isEqualTo(1);
  }

  @Test
  void losesTheShareOfAnEventThatIsReportedAbsent() {
    assertThat(units(TIMELINE, 2).losses(bits("..###...........#..."))).containsExactly(0.4, 0.75);
    assertThat(units(TIMELINE, 2).losses(new BitSet())).containsExactly(1, 1);
    assertThat(units("....", 2).losses(new BitSet())).isEmpty();
  }

  @Test
  void holdsManyEvents() {
    assertThat(units("#.".repeat(100), 1).count()).isEqualTo(100);
  }

  private static EventUnits units(String timeline, int merge) {
    return EventUnits.of(bits(timeline), timeline.length(), merge);
  }

  private static BitSet bits(String timeline) {
    BitSet bits = new BitSet();
    for (int i = 0; i < timeline.length(); i++) {
      bits.set(i, timeline.charAt(i) == '#');
    }
    return bits;
  }
}
