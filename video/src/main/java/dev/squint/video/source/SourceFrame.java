package dev.squint.video.source;

import dev.squint.core.frame.Image;

/**
 * One frame as it comes from a source.
 *
 * @param image {@link Image#COLOUR} pixels at full size
 * @param index the frame's number in this source, counted from 0 without holes
 * @param presentationMicros microseconds since the source's first frame; strictly increasing
 */
public record SourceFrame(Image image, long index, long presentationMicros) {}
