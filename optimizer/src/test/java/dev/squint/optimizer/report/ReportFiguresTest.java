package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportFiguresTest {
  @Test
  void precisionAndF1FollowTheirDefinitions() {
    PresenceCounts counts = new PresenceCounts(8, 4, 2, 86);
    assertThat(QuerySection.precision(counts)).isEqualTo(0.8);
    assertThat(QuerySection.f1(counts))
        .isCloseTo(2 * 0.8 * (8.0 / 12) / (0.8 + 8.0 / 12), within(1e-12));
  }

  @Test
  void precisionAndF1AreUnknownWhereNothingWasThere() {
    PresenceCounts counts = new PresenceCounts(0, 0, 0, 100);
    assertThat(QuerySection.precision(counts)).isNaN();
    assertThat(QuerySection.f1(counts)).isNaN();
  }

  @Test
  void saysHowManyMoreUnitsARateNeeds() {
    Certificate certificate =
        certificate(
            new CertifiedRate(21, 0, 0.002, 0.05, 310), new CertifiedRate(80, 110, 0.5, 0.6, -1));
    List<CertificateRow> rows = CertificateRow.of(certificate);
    assertThat(rows)
        .extracting(CertificateRow::needed)
        .containsExactly("289 more events", "no number would do");
    assertThat(rows)
        .extracting(CertificateRow::units)
        .containsExactly("21 events", "80 blocks of 110 frames");
    assertThat(rows).extracting(CertificateRow::verdict).containsOnly("not shown");
    assertThat(CertificateRow.unitsMissing(certificate)).isEqualTo(289);
  }

  @Test
  void nothingIsObservedWithoutUnits() {
    Certificate certificate =
        certificate(new CertifiedRate(2, 0, 0.01, 0.8, 143), new CertifiedRate(0, 214, 0, 1, 59));
    assertThat(CertificateRow.of(certificate))
        .extracting(CertificateRow::observed)
        .containsExactly("1.0%", "–");
    assertThat(Headline.worst(certificate, false)).isNaN();
  }

  @Test
  void needsNothingMoreWhereTheBoundHolds() {
    Certificate certificate =
        certificate(
            new CertifiedRate(400, 0, 0.001, 0.009, 310),
            new CertifiedRate(900, 110, 0, 0.003, 300));
    assertThat(CertificateRow.of(certificate))
        .extracting(CertificateRow::verdict)
        .containsOnly("holds");
    assertThat(CertificateRow.unitsMissing(certificate)).isZero();
  }

  @Test
  void writesNumbersForPeople() {
    assertThat(Wording.percent(0)).isEqualTo("0%");
    assertThat(Wording.percent(0.00004)).isEqualTo("<0.01%");
    assertThat(Wording.percent(0.0008)).isEqualTo("0.08%");
    assertThat(Wording.percent(0.1234)).isEqualTo("12.3%");
    assertThat(Wording.percent(1)).isEqualTo("100%");
    assertThat(Wording.percent(Double.NaN)).isEqualTo("–");
    assertThat(Wording.bound(0.005)).isEqualTo("0.5%");
    assertThat(Wording.small(0.000048712)).isEqualTo("0.0000487");
    assertThat(Wording.micros(6.44)).isEqualTo("6.44 µs");
    assertThat(Wording.micros(869.2)).isEqualTo("869 µs");
    assertThat(Wording.micros(31_200)).isEqualTo("31.2 ms");
    assertThat(Wording.times(35.9)).isEqualTo("36×");
    assertThat(Wording.time(3661)).isEqualTo("1:01:01");
    assertThat(Wording.duration(1.94)).isEqualTo("1.9 s");
    assertThat(Wording.duration(3600)).isEqualTo("60 min");
    assertThat(Wording.rate(12.5)).isEqualTo("12.5");
    assertThat(Wording.count(1, "event", "events")).isEqualTo("1 event");
  }

  private static Certificate certificate(CertifiedRate missed, CertifiedRate invented) {
    return new Certificate(
        false,
        0.01,
        0.01,
        0.95,
        0,
        100,
        3,
        List.of(new QueryCertificate("person", missed, invented)));
  }
}
