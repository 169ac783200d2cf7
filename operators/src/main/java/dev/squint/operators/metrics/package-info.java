/** The counters of the cascade's operators. */
@NullMarked
package dev.squint.operators.metrics;

import org.jspecify.annotations.NullMarked;
