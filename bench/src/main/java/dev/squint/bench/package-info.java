/** Benchmarks of the cascade and its parts. */
@NullMarked
package dev.squint.bench;

import org.jspecify.annotations.NullMarked;
