/** The records that could not be used, with the reason. */
@NullMarked
package dev.squint.operators.deadletter;

import org.jspecify.annotations.NullMarked;
