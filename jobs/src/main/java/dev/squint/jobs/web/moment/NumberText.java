package dev.squint.jobs.web.moment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Scores and differences as people read them: three digits that count, no exponents. */
final class NumberText {
  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 9;

  private NumberText() {}

  static String of(double value) {
    return of(value, DIGITS);
  }

  /** Two numbers with as many digits as it takes to tell them apart, if they differ. */
  static String compared(double left, String relation, double right) {
    int digits = DIGITS;
    while (digits < MOST_DIGITS && left != right && of(left, digits).equals(of(right, digits))) {
      digits++;
    }
    return "%s %s %s".formatted(of(left, digits), relation, of(right, digits));
  }

  private static String of(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    return new BigDecimal(value)
        .round(new MathContext(digits, RoundingMode.HALF_EVEN))
        .stripTrailingZeros()
        .toPlainString();
  }
}
