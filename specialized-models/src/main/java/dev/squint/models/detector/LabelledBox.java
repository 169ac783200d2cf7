package dev.squint.models.detector;

import dev.squint.core.model.BoundingBox;

/**
 * What there is to find in an image.
 *
 * @param classIndex which class, from 0
 * @param box where, in pixels of the image
 * @param difficult whether it counts neither as found nor as missed nor as invented: half hidden,
 *     or too small
 */
public record LabelledBox(int classIndex, BoundingBox box, boolean difficult) {}
