/** Pixels to JPEG frames and previews. */
@NullMarked
package dev.squint.video.encode;

import org.jspecify.annotations.NullMarked;
