package dev.squint.jobs.offline;

import dev.squint.core.model.ReferenceModelDescription;
import dev.squint.core.query.Query;
import dev.squint.jobs.options.Suggestions;
import dev.squint.jobs.options.UserException;
import java.util.List;

/** Makes sure that a reference model can answer what a plan asks. */
public final class QueryCheck {
  private QueryCheck() {}

  /**
   * Fails when the model does not know a query's class, or does not report objects down to its
   * minimum score.
   *
   * @param minimumScore from which the model reports objects
   */
  public static void require(
      List<Query> queries, ReferenceModelDescription model, double minimumScore) {
    for (Query query : queries) {
      if (!model.classes().contains(query.objectClass())) {
        throw new UserException(
            "query %s: reference model %s has no class \"%s\" among its %d%s"
                .formatted(
                    query.name(),
                    model.name(),
                    query.objectClass(),
                    model.classes().size(),
                    Suggestions.hint(query.objectClass(), model.classes())));
      }
      if (query.minimumScore() < minimumScore) {
        throw new UserException(
            "query %s asks for scores from %s, the reference model reports objects from %s only; lower --reference-minimum-score"
                .formatted(query.name(), query.minimumScore(), minimumScore));
      }
    }
  }
}
