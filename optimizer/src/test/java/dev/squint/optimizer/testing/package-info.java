/** Footage to test with. */
@NullMarked
package dev.squint.optimizer.testing;

import org.jspecify.annotations.NullMarked;
