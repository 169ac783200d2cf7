package dev.squint.jobs.offline.tuning;

import dev.squint.core.query.Query;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.optimizer.choose.ErrorBounds;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A plan to be found.
 *
 * @param recording the footage
 * @param reference the reference model, whose answers are the truth
 * @param camera the camera that the plan is for, or {@code *}
 * @param queries what is asked of it
 * @param bounds of the plan's error
 * @param labelEvery 1 to label every frame, n for every n-th and what lies between two that differ
 * @param seed of everything random
 * @param allowUncertified whether a plan may be written whose error cannot be bounded as asked
 * @param report where a report is to be written, if anywhere
 * @param folders where things are kept
 */
public record TuningRequest(
    RecordingRequest recording,
    ReferenceConfig reference,
    String camera,
    List<Query> queries,
    ErrorBounds bounds,
    int labelEvery,
    long seed,
    boolean allowUncertified,
    Optional<Path> report,
    Folders folders) {
  public TuningRequest {
    queries = List.copyOf(queries);
  }

  /**
   * Where a tuning keeps things.
   *
   * @param labels the labels of recordings
   * @param work what it has worked out so far
   * @param costs what stages cost on this machine
   * @param measureAnew whether to measure costs that are known
   */
  public record Folders(Path labels, Path work, Path costs, boolean measureAnew) {}
}
