/** Area-averaged shrinking of decoded images. */
@NullMarked
package dev.squint.video.shrink;

import org.jspecify.annotations.NullMarked;
