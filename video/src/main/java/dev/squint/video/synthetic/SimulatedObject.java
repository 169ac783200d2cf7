package dev.squint.video.synthetic;

import dev.squint.core.model.BoundingBox;

/**
 * The truth about one object in one frame.
 *
 * @param id the same in every frame that shows the object
 * @param objectClass {@code person}, {@code bicycle}, {@code car} or {@code bus}
 * @param box around what the frame shows of it, in pixels of the frame
 * @param visibleShare share of the object that is inside the frame and not hidden, in {@code [0,
 *     1]}
 * @param isClear whether anybody must see it: half of it at least, large and light enough; an
 *     object that is not clear is difficult and counts neither way
 */
public record SimulatedObject(
    long id, String objectClass, BoundingBox box, double visibleShare, boolean isClear) {}
