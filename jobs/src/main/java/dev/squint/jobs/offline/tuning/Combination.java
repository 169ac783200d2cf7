package dev.squint.jobs.offline.tuning;

import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.evidence.Candidate;
import java.util.Optional;

/**
 * A candidate with what its plan needs.
 *
 * @param candidate the logs and costs that plans are chosen by
 * @param reduction of its previews
 * @param detector its difference detector, if any
 * @param model its specialized model, if any
 */
public record Combination(
    Candidate candidate,
    int reduction,
    Optional<FittedDetector> detector,
    Optional<ModelWeights> model) {}
