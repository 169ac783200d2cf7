package dev.squint.optimizer.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
final class Wording {
  private static final String UNKNOWN = "–";

  private Wording() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** A share as a percentage, finer where it is small. */
  static String percent(double share) {
    if (Double.isNaN(share)) {
      return UNKNOWN;
    }
    double percent = share * 100;
    if (percent == 0 || percent >= 99.95) {
      return String.format(Locale.ROOT, "%.0f%%", percent);
    }
    if (percent < 0.01) {
      return "<0.01%";
    }
    return String.format(Locale.ROOT, percent < 1 ? "%.2f%%" : "%.1f%%", percent);
  }

  /** A bound as it was asked for: no more digits than it has. */
  static String bound(double share) {
    return String.format(Locale.ROOT, "%s%%", trimmed(share * 100));
  }

  static String score(double score) {
    return score < 0.01 || score > 0.99
        ? String.format(Locale.ROOT, "%.4f", score)
        : String.format(Locale.ROOT, "%.3f", score);
  }

  /** Three figures, without an exponent. */
  static String small(double value) {
    if (!Double.isFinite(value)) {
      return UNKNOWN;
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  static String ratio(double value) {
    return Double.isNaN(value) ? UNKNOWN : String.format(Locale.ROOT, "%.4f", value);
  }

  /** Microseconds with three figures, in milliseconds where that reads better. */
  static String micros(double micros) {
    if (micros >= 10_000) {
      return String.format(Locale.ROOT, micros >= 100_000 ? "%.0f ms" : "%.1f ms", micros / 1000);
    }
    if (micros >= 100) {
      return String.format(Locale.ROOT, "%,.0f µs", micros);
    }
    return String.format(Locale.ROOT, micros >= 10 ? "%.1f µs" : "%.2f µs", micros);
  }

  static String times(double factor) {
    return String.format(Locale.ROOT, factor >= 10 ? "%,.0f×" : "%.1f×", factor);
  }

  /** Hours, minutes and seconds from the start of the footage. */
  static String time(double seconds) {
    long whole = (long) seconds;
    long hours = whole / 3600;
    String rest = String.format(Locale.ROOT, "%02d:%02d", whole / 60 % 60, whole % 60);
    return hours == 0 ? rest : hours + ":" + rest;
  }

  /** A length of time. */
  static String duration(double seconds) {
    if (seconds < 120) {
      return String.format(Locale.ROOT, seconds < 10 ? "%.1f s" : "%.0f s", seconds);
    }
    return seconds < 7200
        ? String.format(Locale.ROOT, "%.0f min", seconds / 60)
        : String.format(Locale.ROOT, "%.1f h", seconds / 3600);
  }

  /** Frames a second. */
  static String rate(double framesPerSecond) {
    return trimmed(framesPerSecond);
  }

  private static String trimmed(double value) {
    String text = String.format(Locale.ROOT, "%.4f", value);
    return text.replaceAll("0+$", "").replaceAll("\\.$", "");
  }
}
