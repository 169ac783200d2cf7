/**
 * Replays a cascade's decisions over a stretch of recorded footage, without any model.
 *
 * <p>A stretch is treated as footage of its own: frames are counted from its first, and the windows
 * of its timelines, of the truth and of the answers alike, are cut short at its ends.
 */
@NullMarked
package dev.squint.optimizer.replay;

import org.jspecify.annotations.NullMarked;
