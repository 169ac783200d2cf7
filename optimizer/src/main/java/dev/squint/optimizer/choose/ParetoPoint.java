package dev.squint.optimizer.choose;

/**
 * A plan that no other tried plan beats in both cost and error on the selection part.
 *
 * @param plan the plan
 * @param microsPerFrame its expected cost
 * @param falseNegativeRate its worst over the queries, {@code [0, 1]}
 * @param falsePositiveRate its worst over the queries, {@code [0, 1]}
 */
public record ParetoPoint(
    ThresholdedPlan plan,
    double microsPerFrame,
    double falseNegativeRate,
    double falsePositiveRate) {}
