/** Encoded frames to pixels, at full or reduced size. */
@NullMarked
package dev.squint.video.decode;

import org.jspecify.annotations.NullMarked;
