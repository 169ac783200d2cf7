package dev.squint.jobs.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.timeline.Presence;
import dev.squint.optimizer.evaluation.QueryAccuracy;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveAccuracyTest {
  private static final int WINDOW = 5;

  @Test
  void countsAsAComparisonOfWholeTimelinesDoesButForTheLastHalfWindow() {
    Random random = new Random(7);
    List<Presence> truth = new ArrayList<>();
    List<Presence> answers = new ArrayList<>();
    LiveAccuracy live = new LiveAccuracy(WINDOW);
    for (int frame = 0; frame < 400; frame++) {
      Presence exact = List.of(Presence.values()).get(random.nextInt(3));
      Presence answer = Presence.of(random.nextInt(3) > 0);
      truth.add(exact);
      answers.add(answer);
      live.add(frame, exact, answer);
    }
    // Frames after the end whose truth is unknown push the last ones out and count neither way.
    for (int frame = 400; frame < 400 + WINDOW / 2; frame++) {
      truth.add(Presence.UNKNOWN);
      answers.add(Presence.UNKNOWN);
      live.add(frame, Presence.UNKNOWN, Presence.UNKNOWN);
    }
    PresenceCounts whole = QueryAccuracy.of("person", truth, answers, WINDOW, 10).frames();
    assertThat(live.counts()).isEqualTo(whole);
    assertThat(whole.falseNegatives()).isPositive();
    assertThat(whole.falsePositives()).isPositive();
  }

  @Test
  void knowsNothingBeforeHalfAWindow() {
    LiveAccuracy live = new LiveAccuracy(WINDOW);
    live.add(0, Presence.PRESENT, Presence.PRESENT);
    live.add(1, Presence.PRESENT, Presence.PRESENT);
    assertThat(live.counts().total()).isZero();
    live.add(2, Presence.PRESENT, Presence.PRESENT);
    assertThat(live.counts()).isEqualTo(new PresenceCounts(1, 0, 0, 0));
  }
}
