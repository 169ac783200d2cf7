/** Motion gates as users put them in front of a detector today, to be measured beside Squint. */
@NullMarked
package dev.squint.video.motion;

import org.jspecify.annotations.NullMarked;
