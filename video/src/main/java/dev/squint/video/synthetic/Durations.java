package dev.squint.video.synthetic;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as addresses write them: {@code 24h}, {@code 1h30m}, {@code 45s}. */
final class Durations {
  private static final Pattern PARTS =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private Durations() {}

  /** The duration that {@code text} states; empty when it states none above 0. */
  static Optional<Duration> parse(String text) {
    Matcher parts = PARTS.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Duration sum =
        Duration.ofHours(number(parts.group(1)))
            .plusMinutes(number(parts.group(2)))
            .plusSeconds(number(parts.group(3)));
    return sum.isZero() ? Optional.empty() : Optional.of(sum);
  }

  static String print(Duration duration) {
    StringBuilder text = new StringBuilder();
    if (duration.toHours() > 0) {
      text.append(duration.toHours()).append('h');
    }
    if (duration.toMinutesPart() > 0) {
      text.append(duration.toMinutesPart()).append('m');
    }
    if (duration.toSecondsPart() > 0 || text.isEmpty()) {
      text.append(duration.toSecondsPart()).append('s');
    }
    return text.toString();
  }

  private static long number(@org.jspecify.annotations.Nullable String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
