package dev.squint.jobs.web.moment;

import dev.squint.core.timeline.Presence;
import dev.squint.jobs.web.site.PresenceStretch;
import java.util.Optional;

/**
 * What one query's timeline says at a frame.
 *
 * @param presence after smoothing; unknown while frames of the window are still to come
 * @param windowFrames how many frames have a vote
 * @param event that the frame lies in
 */
public record Smoothed(Presence presence, int windowFrames, Optional<PresenceStretch> event) {}
