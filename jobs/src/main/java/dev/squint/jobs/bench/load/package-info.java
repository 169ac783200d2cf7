/** Live load: many cameras at an even pace, from frames that were made before. */
@NullMarked
package dev.squint.jobs.bench.load;

import org.jspecify.annotations.NullMarked;
