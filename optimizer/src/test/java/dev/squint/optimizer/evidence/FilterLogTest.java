package dev.squint.optimizer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilterLogTest {
  @Test
  void copiesTheFramesThatAreSkipped() {
    FilterLog log = FilterLog.skipping(7, 3);
    assertThat(log.sameAs()).containsExactly(-1, 0, 0, -1, 3, 3, -1);
    assertThat(log.sourceOf(5)).isEqualTo(3);
    assertThat(log.sourceOf(6)).isEqualTo(6);
    assertThat(log.isSkipped(5)).isTrue();
    assertThat(log.isLetThrough(6)).isTrue();
  }

  @Test
  void refusesCopiesOfWhatHasNoLabelOfItsOwn() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FilterLog(1, Optional.empty(), new int[] {-1, 0, 1}, new float[3]))
        .withMessageContaining("frame 2 cannot take the label of frame 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new FilterLog(1, Optional.empty(), new int[] {0}, new float[1]))
        .withMessageContaining("frame 0");
  }
}
