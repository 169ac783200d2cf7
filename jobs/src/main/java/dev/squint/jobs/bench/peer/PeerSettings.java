package dev.squint.jobs.bench.peer;

import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.Footage;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Path;

/**
 * What peers are compared on.
 *
 * @param footage what to read
 * @param range which frames of it
 * @param reference the detector behind each contender, and the truth
 * @param plan Squint's plan; its queries are what is asked
 * @param labels folder in which the reference model's labels are kept, so that it runs on each
 *     frame once
 */
public record PeerSettings(
    Footage footage, FrameRange range, ReferenceConfig reference, PlanBundle plan, Path labels) {}
