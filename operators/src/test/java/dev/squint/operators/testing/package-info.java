/** Cameras, stages and plans to test the operators with. */
@NullMarked
package dev.squint.operators.testing;

import org.jspecify.annotations.NullMarked;
