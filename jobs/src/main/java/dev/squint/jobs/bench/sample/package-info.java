/** The footage of a benchmark: encoded once, measured many times. */
@NullMarked
package dev.squint.jobs.bench.sample;

import org.jspecify.annotations.NullMarked;
