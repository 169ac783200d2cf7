package dev.squint.jobs.cli;

import dev.squint.jobs.options.UserException;
import dev.squint.jobs.query.TimePoint;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that cut a part out of a topic by capture time. */
final class CaptureTimeOptions {
  @Option(
      names = "--from",
      paramLabel = "TIME",
      description =
          "Of a topic, the first capture time: 2026-11-23T10:15:30Z, -10m, -2h, now. Default: the"
              + " oldest.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Of a topic, the last capture time. Default: the newest.")
  private Optional<String> to = Optional.empty();

  Optional<Instant> from() {
    return time("--from", from);
  }

  Optional<Instant> to() {
    return time("--to", to);
  }

  /** Fails when a time was given: a recording in files has none. */
  void requireNone(String input) {
    if (from.isPresent() || to.isPresent()) {
      throw new UserException(
          "--from and --to are capture times of a topic; of %s choose frames with --from-frame and --to-frame"
              .formatted(input));
    }
  }

  private static Optional<Instant> time(String option, Optional<String> text) {
    return text.map(
        written ->
            UserException.check(
                option, () -> TimePoint.parse(written, Clock.system(ZoneId.systemDefault()))));
  }
}
