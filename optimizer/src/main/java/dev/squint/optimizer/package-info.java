/**
 * Finds the cheapest plan that keeps every query within its error bounds, from logs alone.
 *
 * <p>{@code evidence} holds what was recorded about footage, {@code difference} fits difference
 * detectors to it, {@code replay} says what a plan would have answered, {@code threshold} finds the
 * score thresholds of one candidate, {@code choose} compares candidates and certifies the outcome
 * with {@code statistics}, {@code report} shows it to people.
 *
 * <p>The cost of a plan is NoScope's (PVLDB 10(11), 2017, section 6.1) with decoding added; its
 * thresholds are found exactly instead of on a grid (section 6.2); its error is tested on footage
 * that the search has not seen (docs/decisions/0005).
 */
@NullMarked
package dev.squint.optimizer;

import org.jspecify.annotations.NullMarked;
