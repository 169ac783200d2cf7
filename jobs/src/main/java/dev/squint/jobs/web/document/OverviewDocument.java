package dev.squint.jobs.web.document;

import dev.squint.jobs.web.site.ReadingState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All cameras and their totals now. */
public record OverviewDocument(
    Instant serverTime,
    Instant startedAt,
    String version,
    String topicPrefix,
    long historySeconds,
    Reading reading,
    Totals totals,
    List<CameraDocument> cameras) {
  /** How the reading of the topics goes. */
  public record Reading(ReadingState.State state, @Nullable String message) {
    static Reading of(ReadingState reading) {
      return new Reading(reading.state(), reading.message().orElse(null));
    }
  }

  /** Sums over all cameras. */
  public record Totals(
      int cameras,
      int camerasLive,
      long framesAnswered,
      double answeredPerSecond,
      RecentAndTotal<StageDocument> stages,
      ShareDocument referenceShare,
      long referenceCallsSaved,
      long events,
      int openEvents,
      long deadLetters) {}
}
