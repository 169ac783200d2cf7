/** How far the answers of a cascade are from those of the reference model. */
@NullMarked
package dev.squint.core.accuracy;

import org.jspecify.annotations.NullMarked;
