package dev.squint.optimizer.choose;

import dev.squint.core.plan.Certificate.CertifiedRate;
import java.util.Comparator;

/**
 * What the held-out footage lacks for one bound on one query.
 *
 * @param query its name
 * @param ofEvents whether the bound is that on missed presence, counted in events; else that on
 *     invented presence, counted in blocks of absence
 * @param units in the held-out footage
 * @param unitsNeeded that would do if the observed rate stays; {@link CertifiedRate#NEVER} when no
 *     number would
 * @param observed rate in the held-out footage, {@code [0, 1]}
 * @param bound asked for, {@code (0, 1)}
 * @param hoursMore of footage like this one, in all, to have so many units held out; NaN when
 *     unknown
 */
public record Shortfall(
    String query,
    boolean ofEvents,
    int units,
    int unitsNeeded,
    double observed,
    double bound,
    double hoursMore) {

  /** Whether no amount of footage would do. */
  boolean isHopeless() {
    return unitsNeeded == CertifiedRate.NEVER;
  }

  /** Orders by how far from enough the footage is: the worst is the greatest. */
  static Comparator<Shortfall> bySeverity() {
    return Comparator.comparing(Shortfall::isHopeless)
        .thenComparing(shortfall -> shortfall.units() == 0)
        .thenComparingDouble(
            shortfall ->
                shortfall.isHopeless()
                    ? shortfall.observed() / shortfall.bound()
                    : shortfall.hoursMore());
  }
}
