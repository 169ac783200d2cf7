package dev.squint.optimizer.report;

import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import java.util.ArrayList;
import java.util.List;

/**
 * One rate of the certificate as the page shows it.
 *
 * @param kind class of the row, {@code holds} or {@code open}
 */
record CertificateRow(
    String query,
    String rate,
    String units,
    String observed,
    String upperBound,
    String allowed,
    String needed,
    String verdict,
    String kind) {

  static List<CertificateRow> of(Certificate certificate) {
    List<CertificateRow> rows = new ArrayList<>();
    for (QueryCertificate query : certificate.queries()) {
      rows.add(of(query.query(), true, query.falseNegatives(), certificate.maxFalseNegativeRate()));
      rows.add(
          of(query.query(), false, query.falsePositives(), certificate.maxFalsePositiveRate()));
    }
    return rows;
  }

  /** How many more events or blocks the rate furthest from its bound needs; 0 when all hold. */
  static int unitsMissing(Certificate certificate) {
    int most = 0;
    for (QueryCertificate query : certificate.queries()) {
      most = Math.max(most, missing(query.falseNegatives(), certificate.maxFalseNegativeRate()));
      most = Math.max(most, missing(query.falsePositives(), certificate.maxFalsePositiveRate()));
    }
    return most;
  }

  private static int missing(CertifiedRate rate, double allowed) {
    return rate.upperBound() <= allowed ? 0 : Math.max(0, rate.unitsNeeded() - rate.units());
  }

  private static CertificateRow of(
      String query, boolean isMissed, CertifiedRate rate, double allowed) {
    boolean holds = rate.upperBound() <= allowed;
    return new CertificateRow(
        query,
        isMissed ? "missed while present" : "reported while absent",
        unitsOf(rate, isMissed),
        Wording.percent(Headline.observed(rate)),
        Wording.percent(rate.upperBound()),
        Wording.bound(allowed),
        neededOf(rate, isMissed, holds),
        holds ? "holds" : "not shown",
        holds ? "holds" : "open");
  }

  private static String unitsOf(CertifiedRate rate, boolean isMissed) {
    return isMissed
        ? Wording.count(rate.units(), "event", "events")
        : "%s of %s frames"
            .formatted(
                Wording.count(rate.units(), "block", "blocks"), Wording.count(rate.unitFrames()));
  }

  private static String neededOf(CertifiedRate rate, boolean isMissed, boolean holds) {
    if (holds) {
      return "enough";
    }
    if (rate.unitsNeeded() == CertifiedRate.NEVER) {
      return "no number would do";
    }
    int missing = Math.max(0, rate.unitsNeeded() - rate.units());
    return Wording.count(missing) + (isMissed ? " more events" : " more blocks");
  }
}
