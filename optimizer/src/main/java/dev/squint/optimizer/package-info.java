/** Finds the cheapest plan that keeps a query within its error bounds. */
@NullMarked
package dev.squint.optimizer;

import org.jspecify.annotations.NullMarked;
