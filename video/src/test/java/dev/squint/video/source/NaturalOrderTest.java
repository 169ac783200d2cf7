package dev.squint.video.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests of {@link NaturalOrder}. */
class NaturalOrderTest {
  @Test
  void countsDigitsAsNumbers() {
    List<String> ordered =
        List.of("1.png", "02.png", "2.png", "10.png", "a1b2.jpg", "a1b10.jpg", "a2.jpg", "b.jpg");
    List<String> names = new ArrayList<>(ordered);
    Collections.shuffle(names, new Random(4));

    names.sort(NaturalOrder.INSTANCE);

    assertThat(names).isEqualTo(ordered);
  }

  @Test
  void holdsNumbersOfAnyLength() {
    assertThat(NaturalOrder.INSTANCE.compare("f99999999999999999999", "f100000000000000000000"))
        .isNegative();
  }
}
