/** Kafka as the commands use it: an embedded broker, topics, and errors in a user's words. */
@NullMarked
package dev.squint.jobs.kafka;

import org.jspecify.annotations.NullMarked;
