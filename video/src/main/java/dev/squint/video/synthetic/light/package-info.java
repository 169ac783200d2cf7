/** The light and weather of a simulated day, as functions of time. */
@NullMarked
package dev.squint.video.synthetic.light;

import org.jspecify.annotations.NullMarked;
