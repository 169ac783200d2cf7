package dev.squint.optimizer.threshold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.testing.Property;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.Majority;
import dev.squint.optimizer.replay.QueryTruth;
import dev.squint.optimizer.testing.Footage;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerErrorsTest {
  @Test
  void staysTheSameAsCountedAnewAfterEveryChange() {
    Property.forAll(
        55,
        200,
        random -> Footage.random(random, 1, 80),
        footage -> {
          Truth truth = footage.truth();
          FrameSpan span = footage.span();
          FilterSlice slice = FilterSlice.of(footage.candidate().filter(), span);
          QueryTruth ofQuery = QueryTruth.of(truth, 0, span);
          BitSet raw = (BitSet) ofQuery.raw().clone();
          for (int run = 0; run < slice.runs(); run++) {
            boolean present = truth.isPresent(0, slice.sourceOfRun(run));
            raw.set(slice.runStart(run), slice.runEnd(run), present);
          }
          AnswerErrors errors = AnswerErrors.of(ofQuery, raw);
          Random random = new Random(span.end());
          for (int step = 0; step < 20 && slice.letThrough() > 0; step++) {
            int number = random.nextInt(slice.letThrough());
            boolean present = !raw.get(slice.localFrameOf(number));
            errors.change(slice, number, present);
            set(slice, number, present, raw);
            assertErrors(errors, ofQuery, raw);
          }
        });
  }

  private static void set(FilterSlice slice, int number, boolean present, BitSet raw) {
    for (int place = slice.firstRunOf(number); place < slice.firstRunOf(number + 1); place++) {
      raw.set(slice.runStart(slice.run(place)), slice.runEnd(slice.run(place)), present);
    }
  }

  private static void assertErrors(AnswerErrors errors, QueryTruth truth, BitSet raw) {
    BitSet wrong = Majority.smooth(raw, truth.frames(), truth.smoothingFrames());
    double missed = Arrays.stream(truth.events().losses(wrong)).sum();
    wrong.xor(truth.timeline());
    assertThat(errors.wrong()).isEqualTo(wrong.cardinality());
    BitSet invented = (BitSet) wrong.clone();
    invented.andNot(truth.timeline());
    double inventedRate = (double) invented.cardinality() / Math.max(1, truth.absent());
    assertThat(errors.keepsFalsePositives(inventedRate)).isTrue();
    assertThat(errors.keepsFalsePositives(inventedRate - 1e-6)).isEqualTo(truth.absent() == 0);
    double eventRate = missed / Math.max(1, truth.events().count());
    double frameRate =
        (double) (wrong.cardinality() - invented.cardinality()) / Math.max(1, truth.present());
    double rate = Math.max(eventRate, frameRate);
    assertThat(errors.keepsFalseNegatives(rate)).isTrue();
    assertThat(errors.keepsFalseNegatives(rate - 1e-6)).isEqualTo(truth.present() == 0);
  }
}
