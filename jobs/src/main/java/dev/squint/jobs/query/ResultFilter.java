package dev.squint.jobs.query;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which answers are wanted.
 *
 * @param cameras ids; empty for all
 * @param queries names; empty for all
 * @param from first capture time; empty for the oldest there is
 * @param to last capture time; empty for the newest there is
 * @param presentOnly whether only frames are wanted where a query's object is present
 */
public record ResultFilter(
    Set<String> cameras,
    Set<String> queries,
    Optional<Instant> from,
    Optional<Instant> to,
    boolean presentOnly) {
  public ResultFilter {
    cameras = Set.copyOf(cameras);
    queries = Set.copyOf(queries);
    if (from.isPresent() && to.isPresent() && from.get().isAfter(to.get())) {
      throw new IllegalArgumentException(
          "the time to start from, %s, is after the time to end at, %s"
              .formatted(from.get(), to.get()));
    }
  }

  boolean wantsCamera(String camera) {
    return cameras.isEmpty() || cameras.contains(camera);
  }

  boolean wantsQuery(String query) {
    return queries.isEmpty() || queries.contains(query);
  }

  /** Whether a stretch of time touches the wanted one. */
  boolean wantsTime(Instant first, Instant last) {
    return from.map(start -> !last.isBefore(start)).orElse(true)
        && to.map(end -> !first.isAfter(end)).orElse(true);
  }
}
