package dev.squint.optimizer.report;

import dev.squint.core.plan.Certificate;
import dev.squint.core.plan.Certificate.CertifiedRate;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The few words at the top of a report. */
final class Headline {
  private Headline() {}

  static String kind(TuningReport report) {
    return report.outcome().verdict().name().toLowerCase(Locale.ROOT);
  }

  static String of(TuningReport report) {
    Certificate certificate = report.certificate();
    String bounds =
        "at most %s missed and %s invented, at %s confidence"
            .formatted(
                Wording.bound(certificate.maxFalseNegativeRate()),
                Wording.bound(certificate.maxFalsePositiveRate()),
                Wording.bound(certificate.confidence()));
    return switch (report.outcome().verdict()) {
      case CERTIFIED -> "Certified: " + bounds;
      case UNCERTIFIED -> "Not certified: " + lacking(certificate) + bounds;
      case REFUSED -> "Refused: " + lacking(certificate) + bounds;
    };
  }

  private static String lacking(Certificate certificate) {
    int missing = CertificateRow.unitsMissing(certificate);
    return missing == 0
        ? "no plan could be shown to have "
        : "%s more events or blocks are needed to show ".formatted(Wording.count(missing));
  }

  /** The worst observed rate over the queries; NaN when one had nothing to be observed on. */
  static double worst(Certificate certificate, boolean isMissed) {
    return worst(certificate, isMissed, Headline::observed);
  }

  /** What was observed; NaN without units. */
  static double observed(CertifiedRate rate) {
    return rate.units() == 0 ? Double.NaN : rate.observed();
  }

  /** The worst upper bound over the queries. */
  static double worstBound(Certificate certificate, boolean isMissed) {
    return worst(certificate, isMissed, CertifiedRate::upperBound);
  }

  private static double worst(
      Certificate certificate, boolean isMissed, ToDoubleFunction<CertifiedRate> value) {
    return certificate.queries().stream()
        .map(query -> isMissed ? query.falseNegatives() : query.falsePositives())
        .mapToDouble(value)
        .max()
        .orElse(Double.NaN);
  }

  /** What a slice is for, in a sentence; empty for a slice with another name. */
  static String purpose(String slice) {
    return switch (slice) {
      case "training" -> "the specialized models learn from it";
      case "validation" -> "tells when to stop learning, and calibrates the scores";
      case "selection" -> "thresholds and plans are compared on it";
      case "certification" -> "seen by nothing before: the error is measured on it";
      default -> "";
    };
  }
}
