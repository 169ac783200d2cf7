/** Tests of the counters. */
@NullMarked
package dev.squint.operators.metrics;

import org.jspecify.annotations.NullMarked;
