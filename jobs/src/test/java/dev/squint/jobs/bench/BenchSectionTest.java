package dev.squint.jobs.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BenchSectionTest {
  @Test
  void readsNamesSeparatedByCommas() {
    assertThat(BenchSection.parse("stages, end-to-end"))
        .containsExactlyInAnyOrder(BenchSection.STAGES, BenchSection.END_TO_END);
    assertThat(BenchSection.parse(BenchSection.labels()))
        .containsExactlyInAnyOrder(BenchSection.values());
  }

  @Test
  void listsTheNamesWhenOneIsUnknown() {
    assertThatThrownBy(() -> BenchSection.parse("stages,speed"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("\"speed\"")
        .hasMessageContaining(BenchSection.labels());
  }
}
