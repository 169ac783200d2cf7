package dev.squint.jobs.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.bench.load.KeepingUp.Counts;
import org.junit.jupiter.api.Test;

class KeepingUpTest {
  @Test
  void holdsWhileWhatIsUnansweredDoesNotGrow() {
    KeepingUp steady = new KeepingUp(10, new Counts(100, 60), new Counts(1100, 1060), 0);
    assertThat(steady.holds()).isTrue();
    assertThat(steady.offeredPerSecond()).isEqualTo(100);
    assertThat(steady.answeredPerSecond()).isEqualTo(100);
    assertThat(steady.lagFrames()).isEqualTo(40);
  }

  @Test
  void endsWhenMoreThanATwentiethOfWhatIsSentPilesUp() {
    assertThat(new KeepingUp(10, new Counts(0, 0), new Counts(1000, 950), 0).holds()).isTrue();
    assertThat(new KeepingUp(10, new Counts(0, 0), new Counts(1000, 949), 0).holds()).isFalse();
  }

  @Test
  void doesNotTakeTheStepOfACheckpointForGrowth() {
    Counts start = new Counts(100, 100);
    Counts justBeforeACheckpoint = new Counts(1100, 1000);
    assertThat(new KeepingUp(10, start, justBeforeACheckpoint, 0).holds()).isFalse();
    assertThat(new KeepingUp(10, start, justBeforeACheckpoint, 1).holds()).isTrue();
  }

  @Test
  void isNotSaidOfALoadThatSendsNothing() {
    assertThat(new KeepingUp(10, new Counts(5, 5), new Counts(5, 5), 0).holds()).isFalse();
  }
}
