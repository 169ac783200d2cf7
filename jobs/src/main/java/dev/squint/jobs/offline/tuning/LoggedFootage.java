package dev.squint.jobs.offline.tuning;

import dev.squint.jobs.offline.tuning.work.ImageLog;
import dev.squint.optimizer.evidence.Truth;
import java.util.List;

/**
 * Footage of which all is known that a tuning needs. Owns the open logs until {@link #close()}.
 *
 * @param key under which the work folder has it
 * @param info what it is
 * @param truth the reference model's answers
 * @param previews of all frames at each reduction, coarsest first
 * @param samples some full frames, as the ingest would send them
 */
record LoggedFootage(
    String key, FootageInfo info, Truth truth, List<PreviewSet> previews, ImageLog samples)
    implements AutoCloseable {
  LoggedFootage {
    previews = List.copyOf(previews);
  }

  /** The previews at a reduction. */
  PreviewSet at(int reduction) {
    return previews.stream()
        .filter(set -> set.reduction() == reduction)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no previews at reduction " + reduction));
  }

  @Override
  public void close() {
    previews.forEach(set -> set.log().close());
    samples.close();
  }
}
