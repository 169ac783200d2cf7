/** From the capture of a frame to its detection in a reader's hands. */
@NullMarked
package dev.squint.jobs.bench.latency;

import org.jspecify.annotations.NullMarked;
