/** Simulated cameras: scenes that Squint draws itself, with the exact truth beside each frame. */
@NullMarked
package dev.squint.video.synthetic;

import org.jspecify.annotations.NullMarked;
