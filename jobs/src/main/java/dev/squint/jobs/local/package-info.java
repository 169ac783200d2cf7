/** Everything in one process: broker, Flink, the cameras' ingest, the job. */
@NullMarked
package dev.squint.jobs.local;

import org.jspecify.annotations.NullMarked;
