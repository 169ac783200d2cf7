/** The chosen cascade of a camera: stages, thresholds and models as a versioned bundle. */
@NullMarked
package dev.squint.core.plan;

import org.jspecify.annotations.NullMarked;
