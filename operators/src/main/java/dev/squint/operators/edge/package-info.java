/** The records that cross the edges of the job graph: flat, public, immutable. */
@NullMarked
package dev.squint.operators.edge;

import org.jspecify.annotations.NullMarked;
