package dev.squint.core.timeline;

/**
 * Presence at one frame of one camera.
 *
 * @param frame the frame's identity
 * @param capturedAtMillis repaired capture time, milliseconds since the epoch
 * @param presence before or after smoothing
 */
public record TimelinePoint(long frame, long capturedAtMillis, Presence presence) {}
