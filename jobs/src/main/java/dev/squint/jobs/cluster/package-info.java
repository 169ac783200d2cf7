/** A Flink cluster and a broker of separate processes on this machine, for {@code scripts/}. */
@NullMarked
package dev.squint.jobs.cluster;

import org.jspecify.annotations.NullMarked;
