package dev.squint.jobs.web;

import dev.squint.core.accuracy.PresenceCounts;
import java.util.List;

/**
 * The error of a camera's answers as they are given.
 *
 * @param queries one a query
 */
public record LiveError(List<QueryError> queries) {
  public LiveError {
    queries = List.copyOf(queries);
  }

  /**
   * How the answers to one query compare with the truth.
   *
   * @param query the query's name
   * @param counts in frames
   */
  public record QueryError(String query, PresenceCounts counts) {}
}
