package dev.squint.jobs.offline;

import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Path;

/**
 * A recording to label.
 *
 * @param recording what to read
 * @param reference the model that labels
 * @param folder where labels are kept
 * @param every 1 to label every frame, n for every n-th, counted from the recording's first
 */
public record LabelRequest(
    RecordingRequest recording, ReferenceConfig reference, Path folder, int every) {
  public LabelRequest {
    if (every < 1) {
      throw new IllegalArgumentException("every must be at least 1: " + every);
    }
  }
}
