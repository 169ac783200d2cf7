package dev.squint.optimizer.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.testing.Property;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.testing.Footage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WhatIfTest {
  @Test
  void listsTheEventsThatAppearAndDisappear() {
    BitSet[] raw = {new BitSet()};
    raw[0].set(20, 30);
    raw[0].set(60, 70);
    Truth truth = new Truth(Footage.queries(1), 100, 5, 3, raw);
    float[] scores = new float[100];
    Arrays.fill(scores, 20, 30, 0.9f);
    Arrays.fill(scores, 40, 46, 0.75f); // no one is there
    Arrays.fill(scores, 60, 70, 0.3f); // someone is, hardly to be seen
    Candidate candidate =
        new Candidate(
            FilterLog.skipping(100, 1),
            Optional.of(new ScoreLog("m", new float[][] {scores})),
            Footage.COSTS);
    WhatIf whatIf =
        WhatIf.compare(
            truth,
            new FrameSpan(10, 90),
            candidate,
            List.of(new ScoreThresholds(0.2, 0.5)),
            candidate,
            List.of(new ScoreThresholds(0.4, 0.8)));
    WhatIf.QueryChange change = whatIf.queries().get(0);
    assertThat(change.appeared()).isEmpty();
    assertThat(change.disappeared()).containsExactly(new FrameSpan(40, 46), new FrameSpan(60, 70));
    assertThat(change.changedFrames()).isEqualTo(16);
    assertThat(whatIf.before().cost().use().referred()).isEqualTo(10 / 80.0);
    assertThat(whatIf.after().cost().use().referred()).isEqualTo(6 / 80.0);
    assertThat(whatIf.before().selectionErrors().get(0).frames().falsePositives()).isEqualTo(6);
    assertThat(whatIf.after().selectionErrors().get(0).missedEventShare()).isEqualTo(0.5);
  }

  @Test
  void turnsRoundWithItsSides() {
    Property.forAll(
        81,
        100,
        random -> Footage.random(random, 2, 80),
        footage -> {
          Random random = new Random(footage.span().end());
          List<ScoreThresholds> one = footage.randomThresholds(random);
          List<ScoreThresholds> other = footage.randomThresholds(random);
          WhatIf there = compare(footage, one, other);
          WhatIf back = compare(footage, other, one);
          for (int query = 0; query < 2; query++) {
            assertThat(there.queries().get(query).appeared())
                .isEqualTo(back.queries().get(query).disappeared());
            assertThat(there.queries().get(query).changedFrames())
                .isEqualTo(back.queries().get(query).changedFrames());
          }
          assertThat(compare(footage, one, one).queries())
              .allMatch(change -> change.changedFrames() == 0);
        });
  }

  private static WhatIf compare(
      Footage footage, List<ScoreThresholds> before, List<ScoreThresholds> after) {
    return WhatIf.compare(
        footage.truth(), footage.span(), footage.candidate(), before, footage.candidate(), after);
  }
}
