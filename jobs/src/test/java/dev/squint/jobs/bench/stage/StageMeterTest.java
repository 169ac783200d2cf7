package dev.squint.jobs.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.offline.tuning.cost.Stopwatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageMeterTest {
  private static final int ROUNDS = 3;

  private final AtomicLong now = new AtomicLong();
  private final List<String> order = new ArrayList<>();
  private final StageMeter meter =
      new StageMeter(
          new Stopwatch(now::get),
          ROUNDS,
          () -> {
            order.add("other");
            now.addAndGet(1_000_000);
          });

  @Test
  void tellsWhatAFrameCosts() {
    int dear = meter.add(2, 4, unit -> now.addAndGet(unit == 0 ? 300_000 : 500_000));
    int cheap = meter.add(10, 1, unit -> now.addAndGet(5_000));

    double[] micros = meter.micros(() -> false);

    assertThat(micros[dear]).isEqualTo(100);
    assertThat(micros[cheap]).isEqualTo(5);
  }

  @Test
  void takesTurnsBetweenOtherWorkSoThatASlowMomentMeetsAll() {
    meter.add(1, 1, unit -> order.add("a"));
    meter.add(1, 1, unit -> order.add("b"));

    meter.micros(() -> false);

    assertThat(order.subList(0, 2)).as("warming up").containsExactly("a", "b");
    assertThat(order.subList(2, 10))
        .containsExactly("other", "a", "other", "b", "other", "a", "other", "b");
  }

  @Test
  void leavesOutARoundThatWasDisturbed() {
    AtomicLong call = new AtomicLong();
    meter.add(1, 1, unit -> now.addAndGet(call.getAndIncrement() == 2 ? 9_000_000 : 7_000));

    assertThat(meter.micros(() -> false)[0]).isEqualTo(7);
  }

  @Test
  void endsEarlyWithWhatItHas() {
    AtomicLong calls = new AtomicLong();
    meter.add(
        1,
        1,
        unit -> {
          calls.incrementAndGet();
          now.addAndGet(2_000);
        });

    assertThat(meter.micros(() -> true)[0]).isEqualTo(2);
    assertThat(calls).as("warming up, and one round").hasValue(2);
  }
}
