package dev.squint.jobs.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageMeterTest {
  private static final int ROUNDS = 3;

  private final AtomicLong now = new AtomicLong();

  @Test
  void tellsWhatAFrameCosts() {
    StageMeter meter = new StageMeter(now::get, ROUNDS, 1);
    int dear = meter.add(4, () -> now.addAndGet(400_000));
    int cheap = meter.add(10, () -> now.addAndGet(5_000));

    double[] micros = meter.micros(() -> false);

    assertThat(micros[dear]).isEqualTo(100);
    assertThat(micros[cheap]).isEqualTo(0.5);
  }

  @Test
  void takesTurnsSoThatASlowMomentMeetsAll() {
    List<String> order = new ArrayList<>();
    StageMeter meter = new StageMeter(now::get, ROUNDS, 1);
    meter.add(1, () -> order.add("a"));
    meter.add(1, () -> order.add("b"));

    meter.micros(() -> false);

    List<String> warm = order.subList(0, order.lastIndexOf("a"));
    assertThat(String.join("", order)).endsWith("abab");
    assertThat(warm).contains("a", "b");
  }

  @Test
  void takesTheMedianOfTheRounds() {
    AtomicLong call = new AtomicLong();
    StageMeter meter = new StageMeter(now::get, ROUNDS, 1);
    // One call to warm up, one a round: the second round is disturbed.
    meter.add(1, () -> now.addAndGet(call.getAndIncrement() == 2 ? 9_000_000 : 7_000));

    assertThat(meter.micros(() -> false)[0]).isEqualTo(7);
  }

  @Test
  void endsEarlyWithWhatItHas() {
    AtomicLong calls = new AtomicLong();
    StageMeter meter = new StageMeter(now::get, ROUNDS, 1);
    meter.add(
        1,
        () -> {
          calls.incrementAndGet();
          now.addAndGet(2_000);
        });

    assertThat(meter.micros(() -> calls.get() >= 2)[0]).isEqualTo(2);
    assertThat(calls).hasValue(2);
  }
}
