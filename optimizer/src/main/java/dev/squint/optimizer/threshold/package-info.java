/**
 * Finds, for one candidate, the score thresholds that send the fewest frames to the reference model
 * within limits on the error.
 *
 * <p>NoScope (section 6.2) sweeps a grid of thresholds over windows and assumes that the filter and
 * the model err apart from each other. Here the cascade's own timeline is compared with the truth
 * for every pair of thresholds that matters, which one pass over the sorted scores can do: see
 * {@link dev.squint.optimizer.threshold.StaircaseSearch}.
 */
@NullMarked
package dev.squint.optimizer.threshold;

import org.jspecify.annotations.NullMarked;
