package dev.squint.optimizer.difference;

import dev.squint.core.difference.DifferenceSpec;

/**
 * A detector that was tried on the sample.
 *
 * @param family what kind it is
 * @param spec its settings
 * @param error what it did to the timelines of the sample
 */
record Trial(Family family, DifferenceSpec spec, CopyError error) {}
