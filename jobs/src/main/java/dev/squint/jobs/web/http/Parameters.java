package dev.squint.jobs.web.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The parameters of a request, read by rules: one that is unknown or breaks a rule is an error that
 * names it.
 *
 * @param values by name
 */
record Parameters(Map<String, List<String>> values) {
  private static final int MAX_LENGTH = 1_000;
  private static final String TOKEN = "token";

  /** Fails when there is another parameter than these. */
  Parameters allow(String... names) throws Problem {
    Set<String> known = Set.of(names);
    for (String name : values.keySet()) {
      if (!known.contains(name) && !name.equals(TOKEN)) {
        throw Problem.badRequest(
            "parameter \"%s\" is unknown; known: %s"
                .formatted(
                    name,
                    known.isEmpty()
                        ? "none"
                        : String.join(", ", known.stream().sorted().toList())));
      }
    }
    return this;
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Each part of a list separated by commas. */
  List<String> list(String name) {
    return all(name).stream()
        .flatMap(text -> List.of(text.split(",")).stream())
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  Optional<String> text(String name) throws Problem {
    List<String> given = all(name);
    if (given.size() > 1) {
      throw Problem.badRequest("parameter %s is there %d times".formatted(name, given.size()));
    }
    if (!given.isEmpty() && given.get(0).length() > MAX_LENGTH) {
      throw Problem.badRequest("parameter %s is longer than %d".formatted(name, MAX_LENGTH));
    }
    return given.stream().findFirst();
  }

  int integer(String name, int low, int high, int otherwise) throws Problem {
    return (int) number(name, low, high).orElse(otherwise);
  }

  OptionalLong number(String name, long low, long high) throws Problem {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long value = Long.parseLong(given.get());
      if (value >= low && value <= high) {
        return OptionalLong.of(value);
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of bounds
    }
    throw Problem.badRequest(
        "%s must be a whole number from %d to %d: \"%s\"".formatted(name, low, high, given.get()));
  }

  double decimal(String name, double low, double high, double otherwise) throws Problem {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    try {
      double value = Double.parseDouble(given.get());
      if (value >= low && value <= high) {
        return value;
      }
    } catch (NumberFormatException e) {
      // said below, as for a number out of bounds
    }
    throw Problem.badRequest(
        "%s must be a number from %s to %s: \"%s\"".formatted(name, low, high, given.get()));
  }

  Optional<Instant> instant(String name) throws Problem {
    Optional<String> given = text(name);
    if (given.isEmpty()) {
      return Optional.empty();
    }
    try {
      Instant instant = Instant.parse(given.get());
      long unused = instant.toEpochMilli(); // refuses what milliseconds cannot say
      return Optional.of(instant);
    } catch (DateTimeException | ArithmeticException e) {
      throw Problem.badRequest(
          "%s must be an instant like 2026-11-28T12:03:04.120Z: \"%s\""
              .formatted(name, given.get()));
    }
  }
}
