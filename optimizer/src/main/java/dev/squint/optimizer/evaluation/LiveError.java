package dev.squint.optimizer.evaluation;

import dev.squint.core.wire.AuditRecord;
import dev.squint.core.wire.AuditRecord.Verdict;
import dev.squint.optimizer.statistics.BinomialInterval;
import java.util.Collection;

/**
 * The error of one query's answers that were given without the reference model, estimated from
 * audits.
 *
 * <p>An audit stands for {@code 1 / rate} frames (Horvitz and Thompson, JASA 47, 1952), so audits
 * drawn at different rates can be put together. The rates are over short-circuited frames, frame by
 * frame, not smoothed.
 *
 * @param query the query's name
 * @param audits how many audits it rests on
 * @param falseNegativeRate of the frames that the reference model finds present, the share that was
 *     answered absent; NaN without any
 * @param falseNegatives its interval, 95%
 * @param falsePositiveRate of the frames that the reference model finds absent, the share that was
 *     answered present; NaN without any
 * @param falsePositives its interval, 95%
 */
public record LiveError(
    String query,
    long audits,
    double falseNegativeRate,
    BinomialInterval falseNegatives,
    double falsePositiveRate,
    BinomialInterval falsePositives) {

  /** The error that {@code audits} show of {@code query}; others' verdicts are left out. */
  public static LiveError of(String query, Collection<AuditRecord> audits) {
    Sample present = new Sample();
    Sample absent = new Sample();
    for (AuditRecord audit : audits) {
      for (Verdict verdict : audit.verdicts()) {
        if (verdict.query().equals(query)) {
          Sample sample = verdict.reference() ? present : absent;
          sample.add(verdict.answered() != verdict.reference(), audit.rate());
        }
      }
    }
    return new LiveError(
        query,
        present.audits + absent.audits,
        present.rate(),
        present.interval(),
        absent.rate(),
        absent.interval());
  }

  /** Audits with the same true answer, weighted. */
  private static final class Sample {
    private long audits;
    private double weight;
    private double squaredWeight;
    private double wrongWeight;

    void add(boolean isWrong, double rate) {
      double frames = 1 / rate;
      audits++;
      weight += frames;
      squaredWeight += frames * frames;
      wrongWeight += isWrong ? frames : 0;
    }

    double rate() {
      return audits == 0 ? Double.NaN : wrongWeight / weight;
    }

    /**
     * Exact where all audits weigh the same; else that of as many equal ones as say as much (Kish,
     * Survey Sampling, 1965).
     */
    BinomialInterval interval() {
      long trials = audits == 0 ? 0 : Math.round(weight * weight / squaredWeight);
      return BinomialInterval.of(
          audits == 0 ? 0 : Math.round(rate() * trials), trials, QueryAccuracy.CONFIDENCE);
    }
  }
}
