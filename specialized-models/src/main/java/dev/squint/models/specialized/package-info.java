/** Specialized models: shallow networks that score the preview of one camera. */
@NullMarked
package dev.squint.models.specialized;

import org.jspecify.annotations.NullMarked;
