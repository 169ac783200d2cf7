/** From flickering verdicts a frame to smoothed presence and events. */
@NullMarked
package dev.squint.core.timeline;

import org.jspecify.annotations.NullMarked;
