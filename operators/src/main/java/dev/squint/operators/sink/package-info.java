/** From output records to Kafka records. */
@NullMarked
package dev.squint.operators.sink;

import org.jspecify.annotations.NullMarked;
