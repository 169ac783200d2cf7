package dev.squint.jobs.demo;

import dev.squint.jobs.web.CameraFact;
import dev.squint.jobs.web.CameraFacts;
import dev.squint.jobs.web.LiveError;
import dev.squint.jobs.web.LiveError.QueryError;
import java.util.List;
import java.util.Optional;

/**
 * What the web page is told of a show's cameras: their titles, and the live error of the answers.
 *
 * @param show the cameras
 * @param truth the live error
 */
record ShowFacts(DemoShow show, LiveTruth truth) implements CameraFacts {
  @Override
  public Optional<CameraFact> of(String camera) {
    return show.cameras().stream()
        .filter(shown -> shown.id().equals(camera))
        .findFirst()
        .map(
            shown ->
                new CameraFact(
                    Optional.of(shown.title()),
                    Optional.of(shown.description()),
                    error(shown.id())));
  }

  private Optional<LiveError> error(String camera) {
    List<QueryError> queries =
        truth.counts(camera).entrySet().stream()
            .map(counted -> new QueryError(counted.getKey(), counted.getValue()))
            .toList();
    return queries.isEmpty() ? Optional.empty() : Optional.of(new LiveError(queries));
  }
}
