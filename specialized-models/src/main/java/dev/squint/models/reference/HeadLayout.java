package dev.squint.models.reference;

/**
 * How a detector's output is to be read.
 *
 * @param family whose conventions hold
 * @param shape of one frame's output
 * @param decoded whether boxes are in input pixels; else centres are offsets from their cell and
 *     sizes are logarithms, both in strides
 * @param grid the cells the boxes belong to, in order
 */
record HeadLayout(DetectorFamily family, HeadShape shape, boolean decoded, StrideGrid grid) {}
