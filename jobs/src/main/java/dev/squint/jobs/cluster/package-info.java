/** A Flink cluster and a broker of separate processes on this machine. */
@NullMarked
package dev.squint.jobs.cluster;

import org.jspecify.annotations.NullMarked;
