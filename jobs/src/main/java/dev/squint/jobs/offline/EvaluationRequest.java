package dev.squint.jobs.offline;

import dev.squint.core.timeline.Presence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A cascade to compare with the reference model on every frame, or with what is known exactly.
 *
 * @param run the cascade and the footage
 * @param labels where labels are kept; empty to ask the model anew and keep nothing
 * @param labelEvery 1 to take the truth of every frame's label; n to label every n-th frame and all
 *     between two that differ, and to fill in the rest
 * @param runReference whether the model runs on each frame that the cascade asks about, even where
 *     labels know its answer
 * @param truth what the answers are compared with; {@link TruthKind#EXACT} for a simulated camera
 *     alone
 * @param answers answers that the same plan gave elsewhere on the same frames, by query, to be
 *     compared in place of those given now; empty for those given now
 */
public record EvaluationRequest(
    RunRequest run,
    Optional<Path> labels,
    int labelEvery,
    boolean runReference,
    TruthKind truth,
    Optional<List<List<Presence>>> answers) {
  public EvaluationRequest {
    if (labelEvery < 1) {
      throw new IllegalArgumentException("labelEvery must be at least 1: " + labelEvery);
    }
    if (truth == TruthKind.EXACT && run.recording().footage().simulated().isEmpty()) {
      throw new IllegalArgumentException(
          "an exact truth is known of simulated cameras (sim:...) alone, not of "
              + run.recording().location());
    }
  }

  /** A comparison with the reference model, of the answers that the cascade gives now. */
  public EvaluationRequest(
      RunRequest run, Optional<Path> labels, int labelEvery, boolean runReference) {
    this(run, labels, labelEvery, runReference, TruthKind.REFERENCE, Optional.empty());
  }

  /** A comparison with every frame's label, which answers the cascade too where it is known. */
  public EvaluationRequest(RunRequest run, Optional<Path> labels) {
    this(run, labels, 1, false);
  }
}
