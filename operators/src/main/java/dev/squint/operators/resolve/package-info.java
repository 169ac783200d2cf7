/** The resolver as an operator: order, copied labels, events. */
@NullMarked
package dev.squint.operators.resolve;

import org.jspecify.annotations.NullMarked;
