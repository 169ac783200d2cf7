/** Handing a job to a Flink cluster. */
@NullMarked
package dev.squint.jobs.deploy;

import org.jspecify.annotations.NullMarked;
