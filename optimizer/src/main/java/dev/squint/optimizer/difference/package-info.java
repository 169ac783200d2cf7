/** Difference detectors fitted to footage: reference image, block weights, thresholds. */
@NullMarked
package dev.squint.optimizer.difference;

import org.jspecify.annotations.NullMarked;
