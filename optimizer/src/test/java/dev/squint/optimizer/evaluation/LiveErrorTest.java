package dev.squint.optimizer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.wire.AuditRecord;
import dev.squint.core.wire.AuditRecord.Verdict;
import dev.squint.optimizer.statistics.BinomialInterval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LiveErrorTest {
  private static final boolean PRESENT = true;
  private static final boolean ABSENT = false;

  @Test
  void isTheCountsWithTheirExactIntervalWhereAllAuditsWereDrawnAtOneRate() {
    List<AuditRecord> audits = new ArrayList<>();
    add(audits, 3, 0.01, ABSENT, PRESENT);
    add(audits, 37, 0.01, PRESENT, PRESENT);
    add(audits, 1, 0.01, PRESENT, ABSENT);
    add(audits, 499, 0.01, ABSENT, ABSENT);

    LiveError error = LiveError.of("person", audits);

    assertThat(error.audits()).isEqualTo(540);
    assertThat(error.falseNegativeRate()).isEqualTo(3 / 40.0, within(1e-12));
    assertThat(error.falsePositiveRate()).isEqualTo(1 / 500.0, within(1e-12));
    assertThat(error.falseNegatives()).isEqualTo(BinomialInterval.of(3, 40, 0.95));
    assertThat(error.falsePositives()).isEqualTo(BinomialInterval.of(1, 500, 0.95));
  }

  @Test
  void weighsAnAuditByTheFramesThatItStandsFor() {
    List<AuditRecord> audits = new ArrayList<>();
    add(audits, 1, 0.01, ABSENT, PRESENT);
    add(audits, 100, 1, PRESENT, PRESENT);

    assertThat(LiveError.of("person", audits).falseNegativeRate()).isEqualTo(0.5, within(1e-12));
    assertThat(LiveError.of("person", audits).falseNegatives().upper())
        .as("the one audit that says half of it says little")
        .isGreaterThan(0.9);
  }

  @Test
  void knowsNothingWithoutAudits() {
    LiveError error = LiveError.of("person", List.of());

    assertThat(error.audits()).isZero();
    assertThat(error.falseNegativeRate()).isNaN();
    assertThat(error.falsePositiveRate()).isNaN();
    assertThat(error.falseNegatives()).isEqualTo(new BinomialInterval(0, 1));
  }

  @Test
  void leavesOutOtherQueries() {
    List<AuditRecord> audits = new ArrayList<>();
    add(audits, 5, 0.1, ABSENT, PRESENT);

    assertThat(LiveError.of("car", audits).audits()).isZero();
  }

  @Test
  void coversTheTrueErrorAsOftenAsItSaysThoughTheRateChanges() {
    Random random = new Random(7);
    int covered = 0;
    int trials = 400;
    double trueRate = 0.05;
    for (int trial = 0; trial < trials; trial++) {
      List<AuditRecord> audits = new ArrayList<>();
      for (int frame = 0; frame < 2000; frame++) {
        double rate = frame < 1000 ? 0.2 : 0.1;
        if (random.nextDouble() < rate) {
          add(audits, 1, rate, random.nextDouble() >= trueRate, PRESENT);
        }
      }
      BinomialInterval interval = LiveError.of("person", audits).falseNegatives();
      covered += interval.lower() <= trueRate && trueRate <= interval.upper() ? 1 : 0;
    }
    assertThat(covered / (double) trials).isGreaterThan(0.94);
  }

  private static void add(
      List<AuditRecord> audits, int count, double rate, boolean answered, boolean reference) {
    for (int i = 0; i < count; i++) {
      Verdict verdict =
          new Verdict("person", answered, 0.5f, DecidedBy.DIFFERENCE_DETECTOR, reference, 0.5f);
      audits.add(
          new AuditRecord(
              AuditRecord.SCHEMA,
              "lobby/" + audits.size(),
              "lobby",
              audits.size(),
              Instant.EPOCH,
              "lobby-12345678",
              rate,
              List.of(verdict)));
    }
  }
}
