/** Chooses the cheapest plan within the error bounds, and certifies it on held-out footage. */
@NullMarked
package dev.squint.optimizer.choose;

import org.jspecify.annotations.NullMarked;
