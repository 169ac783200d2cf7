/** The cascade, the reference model on every frame and a bare consumer over the same topic. */
@NullMarked
package dev.squint.jobs.bench.endtoend;

import org.jspecify.annotations.NullMarked;
