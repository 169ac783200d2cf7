/** Work on recordings in one process, without Kafka and Flink: run, label, evaluate. */
@NullMarked
package dev.squint.jobs.offline;

import org.jspecify.annotations.NullMarked;
