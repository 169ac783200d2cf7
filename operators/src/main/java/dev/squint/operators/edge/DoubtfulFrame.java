package dev.squint.operators.edge;

import dev.squint.core.cascade.DecidedFrame;

/**
 * A frame that the cheap stages leave in doubt, on its way to the reference model.
 *
 * @param waiting the frame as the filter leaves it, unresolved
 * @param image the encoded frame; owned, not to be modified
 */
public record DoubtfulFrame(DecidedFrame waiting, byte[] image) {}
