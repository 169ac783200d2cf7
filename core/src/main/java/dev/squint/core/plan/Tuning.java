package dev.squint.core.plan;

import dev.squint.core.cost.PlanCost;

/**
 * How a plan came about: the footage, what a frame is expected to cost, and what is known of its
 * error.
 *
 * @param recording checksum of the footage, 64 hexadecimal digits
 * @param referenceName the reference model's name, for people
 * @param fromFrame first frame of the footage that was used
 * @param toFrame frame after the last
 * @param labelEvery 1 when every frame was labelled; n when every n-th was, and all frames between
 *     two that differ
 * @param seed of everything random
 * @param cost expected
 * @param certificate of the error
 */
public record Tuning(
    String recording,
    String referenceName,
    long fromFrame,
    long toFrame,
    int labelEvery,
    long seed,
    PlanCost cost,
    Certificate certificate) {}
