package dev.squint.jobs.cli;

import dev.squint.jobs.local.LocalStatus;
import dev.squint.jobs.local.LocalSummary;

/** How far a local run has come, for people. */
final class StatusText {
  private StatusText() {}

  static String of(LocalStatus status) {
    LocalSummary summary = status.summary();
    String shares = Console.shares(summary.stageShares());
    return "%d frames in, %d answered%s; %d events, %d dead letters"
        .formatted(
            status.sent(),
            summary.frames(),
            shares.isEmpty() ? "" : ": " + shares,
            summary.events(),
            summary.deadLetters());
  }
}
