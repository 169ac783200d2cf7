package dev.squint.operators.edge;

import dev.squint.core.cascade.DecidedFrame;

/**
 * A frame on its way to the reference model: in doubt, or to be audited.
 *
 * @param waiting the frame as the filter leaves it: unresolved, or short-circuited
 * @param image the encoded frame; owned, not to be modified
 */
public record DoubtfulFrame(DecidedFrame waiting, byte[] image) {}
