package dev.squint.jobs.offline;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cascade to compare with the reference model on every frame.
 *
 * @param run the cascade and the footage
 * @param labels where labels are kept; empty to ask the model anew and keep nothing
 * @param labelEvery 1 to take the truth of every frame's label; n to label every n-th frame and all
 *     between two that differ, and to fill in the rest
 * @param runReference whether the model runs on each frame that the cascade asks about, even where
 *     labels know its answer
 */
public record EvaluationRequest(
    RunRequest run, Optional<Path> labels, int labelEvery, boolean runReference) {
  public EvaluationRequest {
    if (labelEvery < 1) {
      throw new IllegalArgumentException("labelEvery must be at least 1: " + labelEvery);
    }
  }

  /** A comparison with every frame's label, which answers the cascade too where it is known. */
  public EvaluationRequest(RunRequest run, Optional<Path> labels) {
    this(run, labels, 1, false);
  }
}
