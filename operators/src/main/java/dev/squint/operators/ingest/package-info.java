/** From Kafka records to frames. */
@NullMarked
package dev.squint.operators.ingest;

import org.jspecify.annotations.NullMarked;
