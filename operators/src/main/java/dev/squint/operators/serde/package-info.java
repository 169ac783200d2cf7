/** The versioned binary forms of what crosses edges or stands in state. */
@NullMarked
package dev.squint.operators.serde;

import org.jspecify.annotations.NullMarked;
