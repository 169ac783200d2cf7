/** Intervals and bounds on measured rates. */
@NullMarked
package dev.squint.optimizer.statistics;

import org.jspecify.annotations.NullMarked;
