package dev.squint.optimizer.difference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.BlockGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialSelectionTest {
  private static final BlockGrid GRID = new BlockGrid(1, 1);

  private final Family lastLetThrough = family(Baseline.LAST_LET_THROUGH, 1);
  private final Family earlier = family(Baseline.EARLIER_FRAME, 5);
  private final Family slow = family(Baseline.EARLIER_FRAME, 9);

  @Test
  void takesTheLeastThatKeepsEachError() {
    List<Trial> trials =
        List.of(
            trial(lastLetThrough, 0.1, 0.3, 0),
            trial(lastLetThrough, 0.2, 0.2, 0.004),
            trial(lastLetThrough, 0.3, 0.1, 0.04),
            trial(lastLetThrough, 0.4, 0.05, 0.5));
    assertThat(TrialSelection.select(trials, 9))
        .containsExactly(trials.get(0), trials.get(1), trials.get(2));
  }

  @Test
  void triesOtherFamiliesThatAreNotFarBehind() {
    List<Trial> trials =
        List.of(
            trial(lastLetThrough, 0.1, 0.2, 0),
            trial(earlier, 0.1, 0.1, 0),
            trial(slow, 0.1, 0.9, 0));
    assertThat(TrialSelection.select(trials, 9)).containsExactly(trials.get(1), trials.get(0));
  }

  @Test
  void addsMoreCautiousThresholds() {
    List<Trial> trials =
        List.of(
            trial(earlier, 0.04, 0.3, 0),
            trial(earlier, 0.06, 0.2, 0),
            trial(earlier, 0.1, 0.1, 0));
    assertThat(TrialSelection.select(trials, 9)).containsExactly(trials.get(2), trials.get(0));
  }

  @Test
  void takesOneOfTrialsOfAFamilyThatDoNearlyTheSame() {
    List<Trial> trials =
        List.of(
            trial(lastLetThrough, 0.1, 0.3, 0),
            trial(lastLetThrough, 0.11, 0.29, 0.001),
            trial(lastLetThrough, 0.2, 0.2, 0.004));
    assertThat(TrialSelection.select(trials, 9)).containsExactly(trials.get(0), trials.get(2));
  }

  @Test
  void keepsTheLimitWithTheBestOfEachErrorFirst() {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      trials.add(trial(family(Baseline.EARLIER_FRAME, 1 + i % 30), 0.1, 0.1 + 0.001 * i, 0));
    }
    trials.add(trial(slow, 0.2, 0.01, 0.01));
    assertThat(TrialSelection.select(trials, 5))
        .hasSize(5)
        .contains(trials.get(0), trials.get(100));
  }

  private static Family family(Baseline baseline, int lag) {
    return new Family(baseline, lag, GRID, BlockWeights.plain(GRID), Optional.empty());
  }

  private static Trial trial(Family family, double threshold, double letThrough, double missed) {
    return new Trial(family, family.spec(threshold, 20), new CopyError(letThrough, missed, 0));
  }
}
