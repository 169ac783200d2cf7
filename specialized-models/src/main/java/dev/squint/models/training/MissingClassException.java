package dev.squint.models.training;

/**
 * Thrown when a query is present in all training frames or in none: there is nothing to tell apart.
 */
public final class MissingClassException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final int query;

  MissingClassException(int query, int presentFrames, int frames) {
    super(
        "query %d is present in %d of %d training frames: a specialized model learns from frames with and without it"
            .formatted(query, presentFrames, frames));
    this.query = query;
  }

  /** The query's place among the queries. */
  public int query() {
    return query;
  }
}
