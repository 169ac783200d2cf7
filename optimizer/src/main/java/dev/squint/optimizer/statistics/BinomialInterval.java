package dev.squint.optimizer.statistics;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * The exact two-sided confidence interval of a rate (Clopper and Pearson, Biometrika 26, 1934).
 *
 * <p>Exact for independent trials only: frames of one event are not independent, so an interval
 * over frames is narrower than the truth, one over events is not.
 *
 * @param lower in {@code [0, 1]}
 * @param upper in {@code [0, 1]}
 */
public record BinomialInterval(double lower, double upper) {

  /**
   * The interval for {@code successes} out of {@code trials}.
   *
   * @param confidence in {@code (0, 1)}, for example 0.95
   * @return {@code [0, 1]} when there were no trials
   */
  public static BinomialInterval of(long successes, long trials, double confidence) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "successes must be between 0 and %d: %d".formatted(trials, successes));
    }
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException("confidence must be between 0 and 1: " + confidence);
    }
    double tail = (1 - confidence) / 2;
    return new BinomialInterval(
        successes == 0
            ? 0
            : BetaDistribution.of((double) successes, trials - successes + 1.0)
                .inverseCumulativeProbability(tail),
        successes == trials
            ? 1
            : BetaDistribution.of(successes + 1.0, (double) (trials - successes))
                .inverseSurvivalProbability(tail));
  }
}
