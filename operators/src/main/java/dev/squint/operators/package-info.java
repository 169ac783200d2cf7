/** The cascade as Flink operators. */
@NullMarked
package dev.squint.operators;

import org.jspecify.annotations.NullMarked;
