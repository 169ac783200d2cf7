/** Process-wide settings of the native libraries: threads and logs. */
@NullMarked
package dev.squint.video.natives;

import org.jspecify.annotations.NullMarked;
