/** The filter and the reference stage as operators. */
@NullMarked
package dev.squint.operators.cascade;

import org.jspecify.annotations.NullMarked;
