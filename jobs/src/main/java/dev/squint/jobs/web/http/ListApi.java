package dev.squint.jobs.web.http;

import dev.squint.jobs.web.document.DeadLetterDocument;
import dev.squint.jobs.web.document.EventDocument;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.EventBook;
import dev.squint.jobs.web.site.PresenceStretch;
import dev.squint.jobs.web.site.RefusedRecord;
import dev.squint.jobs.web.site.Site;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Answers with lists of events and dead letters, newest first, page by page. Thread-safe. */
final class ListApi {
  private static final int MAX_LIMIT = 500;
  private static final int USUAL_LIMIT = 50;
  private static final String CAMERA = "camera";
  private static final String QUERY = "query";
  private static final String BEFORE = "before";
  private static final String LIMIT = "limit";

  private final Site site;

  ListApi(Site site) {
    this.site = site;
  }

  /** A page of events; {@code next} is the {@code before} of the following one. */
  record EventPage(List<EventDocument> events, @Nullable Instant next) {}

  /** A page of dead letters, and the counts of all there were. */
  record DeadLetterPage(
      Map<String, Long> counts,
      long total,
      List<DeadLetterDocument> deadLetters,
      @Nullable Instant next) {}

  /** An event of a camera whose newest answer was captured then. */
  private record Dated(PresenceStretch event, long newestMillis) {
    long startMillis() {
      return event.start().capturedAtMillis();
    }
  }

  Answer events(Parameters parameters) throws Problem {
    parameters.allow(CAMERA, QUERY, BEFORE, LIMIT);
    Set<String> queries = new HashSet<>(parameters.all(QUERY));
    Predicate<String> wanted = cameras(parameters);
    long before = before(parameters);
    int limit = parameters.integer(LIMIT, 1, MAX_LIMIT, USUAL_LIMIT);
    List<Dated> found = new ArrayList<>();
    for (CameraState camera : site.cameras()) {
      if (wanted.test(camera.id())) {
        long newest = CameraApi.newestMillis(camera);
        camera.events(EventBook::all).stream()
            .filter(event -> queries.isEmpty() || queries.contains(event.query()))
            .map(event -> new Dated(event, newest))
            .filter(event -> event.startMillis() < before)
            .forEach(found::add);
      }
    }
    found.sort(Comparator.comparingLong(Dated::startMillis).reversed());
    List<Dated> page = page(found, limit, Dated::startMillis);
    return Answer.json(
        new EventPage(
            page.stream()
                .map(event -> EventDocument.of(event.event(), event.newestMillis()))
                .toList(),
            page.size() < found.size()
                ? Instant.ofEpochMilli(page.get(page.size() - 1).startMillis())
                : null));
  }

  Answer deadLetters(Parameters parameters) throws Problem {
    parameters.allow(CAMERA, BEFORE, LIMIT);
    Predicate<String> wanted = cameras(parameters);
    int limit = parameters.integer(LIMIT, 1, MAX_LIMIT, USUAL_LIMIT);
    Map<String, Long> counts = site.deadLetters().byReason(wanted);
    List<RefusedRecord> found =
        site.deadLetters()
            .newestFirst(
                record -> wanted.test(record.camera().orElse("")),
                before(parameters),
                Integer.MAX_VALUE);
    List<RefusedRecord> sorted = new ArrayList<>(found);
    sorted.sort(Comparator.comparingLong(RefusedRecord::atMillis).reversed());
    List<RefusedRecord> page = page(sorted, limit, RefusedRecord::atMillis);
    return Answer.json(
        new DeadLetterPage(
            counts,
            counts.values().stream().mapToLong(Long::longValue).sum(),
            page.stream().map(DeadLetterDocument::of).toList(),
            page.size() < found.size()
                ? Instant.ofEpochMilli(page.get(page.size() - 1).atMillis())
                : null));
  }

  /** The first {@code limit}, and those of the same moment as the last, lest a page skip them. */
  private static <T> List<T> page(
      List<T> sorted, int limit, java.util.function.ToLongFunction<T> time) {
    int end = Math.min(limit, sorted.size());
    while (end < sorted.size()
        && time.applyAsLong(sorted.get(end)) == time.applyAsLong(sorted.get(end - 1))) {
      end++;
    }
    return sorted.subList(0, end);
  }

  private Predicate<String> cameras(Parameters parameters) throws Problem {
    Set<String> wanted = new HashSet<>(parameters.all(CAMERA));
    for (String camera : wanted) {
      ApiRoutes.camera(site, camera);
    }
    return camera -> wanted.isEmpty() || wanted.contains(camera);
  }

  private static long before(Parameters parameters) throws Problem {
    return parameters.instant(BEFORE).map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
  }
}
