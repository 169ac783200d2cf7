package dev.squint.core.timeline;

/**
 * The start or the end of one stretch of presence of one query on one camera.
 *
 * @param isStart start or end
 * @param start the first frame of the stretch
 * @param end the last frame of the stretch, so far
 * @param cameraSilent whether the stretch ended because frames stopped coming
 */
public record PresenceEvent(
    boolean isStart, TimelinePoint start, TimelinePoint end, boolean cameraSilent) {}
