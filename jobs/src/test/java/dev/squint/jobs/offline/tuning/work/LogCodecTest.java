package dev.squint.jobs.offline.tuning.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.core.query.Zone.Corner;
import dev.squint.core.testing.Property;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Truth;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogCodecTest {
  @TempDir Path folder;

  @Test
  void filterLogsComeBackAsTheyWere() {
    Property.forAll(
        1,
        50,
        LogCodecTest::filterLog,
        log -> {
          List<FilterLog> back = back(new FilterLogCodec(), List.of(log, log));
          assertThat(back).hasSize(2);
          assertThat(back.get(1).processEvery()).isEqualTo(log.processEvery());
          assertThat(back.get(1).difference()).isEqualTo(log.difference());
          assertThat(back.get(1).sameAs()).isEqualTo(log.sameAs());
          assertThat(back.get(1).differences()).isEqualTo(log.differences());
        });
  }

  @Test
  void scoreLogsComeBackAsTheyWere() {
    ScoreLog log = new ScoreLog("a model", new float[][] {{0, 0.25f, 1}, {1, 0.5f, 0}});
    ScoreLog back = back(new ScoreLogCodec(), log);
    assertThat(back.model()).isEqualTo("a model");
    assertThat(back.scores()).isDeepEqualTo(log.scores());
  }

  @Test
  void theTruthComesBackAsItWas() {
    Zone gate = new Zone("gate", List.of(new Corner(0, 0), new Corner(1, 0), new Corner(0.5, 1)));
    BitSet present = new BitSet();
    present.set(3, 70);
    Truth truth =
        new Truth(
            List.of(new Query("person", 0.5, Optional.of(gate)), Query.parse("car", List.of())),
            100,
            12.5,
            13,
            new BitSet[] {present, new BitSet()});
    Truth back = back(new TruthCodec(), truth);
    assertThat(back).usingRecursiveComparison().isEqualTo(truth);
  }

  private <T> T back(WorkCodec<T> codec, T value) {
    try (WorkFolder work = WorkFolder.open(folder)) {
      work.keep(codec, "key", value);
      return work.find(codec, "key").orElseThrow();
    }
  }

  private static FilterLog filterLog(Random random) {
    int frames = 1 + random.nextInt(2000);
    int[] sameAs = new int[frames];
    float[] differences = new float[frames];
    int last = 0;
    for (int frame = 0; frame < frames; frame++) {
      boolean through = frame == 0 || random.nextInt(300) == 0;
      last = through ? frame : last;
      sameAs[frame] = through ? FilterLog.LET_THROUGH : last;
      differences[frame] = random.nextBoolean() ? Float.NaN : random.nextFloat();
    }
    Optional<DifferenceSpec> spec =
        random.nextBoolean()
            ? Optional.empty()
            : Optional.of(
                new DifferenceSpec(
                    Baseline.LAST_LET_THROUGH,
                    1,
                    DifferenceMetric.standard(),
                    random.nextDouble(),
                    20,
                    Optional.empty()));
    return new FilterLog(1 + random.nextInt(5), spec, sameAs, differences);
  }
}
