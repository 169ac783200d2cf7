package dev.squint.jobs.query;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads points in time as people write them. */
public final class TimePoint {
  private static final Pattern RELATIVE = Pattern.compile("-(\\d{1,9})(s|m|h|d)");

  private TimePoint() {}

  /**
   * Reads {@code now}, a time before now ({@code -90s}, {@code -10m}, {@code -2h}, {@code -1d}) or
   * an ISO time ({@code 2026-11-23T10:15:30Z}; without zone it is the clock's).
   *
   * @throws IllegalArgumentException that shows what can be written
   */
  public static Instant parse(String text, Clock clock) {
    if (text.equals("now")) {
      return clock.instant();
    }
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      return clock.instant().minus(span(Long.parseLong(relative.group(1)), relative.group(2)));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeParseException e) {
      return parseLocal(text, clock);
    }
  }

  private static Instant parseLocal(String text, Clock clock) {
    try {
      return LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "a time is written as 2026-11-23T10:15:30Z, -10m (s, m, h or d) or now: \"%s\""
              .formatted(text),
          e);
    }
  }

  private static Duration span(long count, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
