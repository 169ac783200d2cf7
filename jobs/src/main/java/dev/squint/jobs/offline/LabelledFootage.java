package dev.squint.jobs.offline;

import dev.squint.jobs.offline.truth.RawTruth;
import java.util.Optional;

/**
 * What labelling came to.
 *
 * @param summary the counts
 * @param framesPerSecond the rate that the footage states; NaN when it states none
 * @param width columns of its frames
 * @param height rows of its frames
 * @param truth the presence on every frame; empty when no query was asked, when the work was
 *     stopped before its end, and when there was no frame
 */
public record LabelledFootage(
    LabelSummary summary,
    double framesPerSecond,
    int width,
    int height,
    Optional<RawTruth> truth) {}
