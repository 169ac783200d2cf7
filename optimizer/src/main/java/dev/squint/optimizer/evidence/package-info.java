/**
 * What was recorded about a stretch of footage, so that any plan can be replayed without a model.
 *
 * <p>Frames are indexed from 0, the first frame of the footage that is used. Every frame is there
 * once, in order.
 */
@NullMarked
package dev.squint.optimizer.evidence;

import org.jspecify.annotations.NullMarked;
