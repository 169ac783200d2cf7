package dev.squint.jobs.offline;

import dev.squint.core.query.Query;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Path;
import java.util.List;

/**
 * Footage to label.
 *
 * @param recording what to read
 * @param reference the model that labels
 * @param folder where labels are kept
 * @param every 1 to label every frame, n for every n-th, counted from the footage's first
 * @param queries every frame between two labels that differ in one of these is labelled too, so
 *     that the presence on all frames can be told; empty for the stride alone
 */
public record LabelRequest(
    RecordingRequest recording,
    ReferenceConfig reference,
    Path folder,
    int every,
    List<Query> queries) {
  public LabelRequest {
    if (every < 1) {
      throw new IllegalArgumentException("every must be at least 1: " + every);
    }
    queries = List.copyOf(queries);
  }

  /** Every n-th frame, whatever the labels say. */
  public LabelRequest(
      RecordingRequest recording, ReferenceConfig reference, Path folder, int every) {
    this(recording, reference, folder, every, List.of());
  }
}
