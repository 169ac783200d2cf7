/** Frames out of a Kafka topic, read like a recording. */
@NullMarked
package dev.squint.jobs.offline.topic;

import org.jspecify.annotations.NullMarked;
