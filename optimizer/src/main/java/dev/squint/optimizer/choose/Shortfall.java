package dev.squint.optimizer.choose;

/**
 * What the held-out footage lacks for one bound on one query.
 *
 * @param query its name
 * @param ofEvents whether the bound is that on missed presence, counted in events; else that on
 *     invented presence, counted in blocks of absence
 * @param units in the held-out footage
 * @param unitsNeeded that would do if the observed rate stays; {@code
 *     Certificate.CertifiedRate.NEVER} when no number would
 * @param observed rate in the held-out footage, {@code [0, 1]}
 * @param hoursMore of footage like this one, in all, to have so many units held out; NaN when
 *     unknown
 */
public record Shortfall(
    String query,
    boolean ofEvents,
    int units,
    int unitsNeeded,
    double observed,
    double hoursMore) {}
