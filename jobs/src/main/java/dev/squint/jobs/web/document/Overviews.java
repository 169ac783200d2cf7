package dev.squint.jobs.web.document;

import dev.squint.core.wire.Topics;
import dev.squint.jobs.web.document.OverviewDocument.Reading;
import dev.squint.jobs.web.document.OverviewDocument.Totals;
import dev.squint.jobs.web.site.CameraActivity;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.site.StageCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The overview, made at most once a second however many ask, and written as JSON once for all of
 * them. Thread-safe.
 */
public final class Overviews {
  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Site site;
  private final CameraDocuments cameras;
  private final Topics topics;
  private final String version;
  private final Clock clock;
  private final Instant startedAt;

  private byte[] json = {};
  private long madeAtNanos;

  /**
   * Overviews of a site.
   *
   * @param version of Squint
   */
  public Overviews(Site site, CameraDocuments cameras, Topics topics, String version, Clock clock) {
    this.site = site;
    this.cameras = cameras;
    this.topics = topics;
    this.version = version;
    this.clock = clock;
    startedAt = clock.instant();
  }

  /** The overview as JSON, at most a second old; not to be modified. */
  public synchronized byte[] json() {
    long now = System.nanoTime();
    if (json.length == 0 || now - madeAtNanos >= FRESH_NANOS) {
      json = WebJson.bytes(document());
      madeAtNanos = now;
    }
    return json;
  }

  private OverviewDocument document() {
    List<CameraDocument> documents = new ArrayList<>();
    StageCounts total = StageCounts.none();
    StageCounts recent = StageCounts.none();
    for (CameraState camera : site.cameras()) {
      documents.add(cameras.of(camera));
      total = total.plus(camera.stages());
      recent = recent.plus(camera.stagesWithin(CameraDocuments.RECENT.toMillis()));
    }
    return new OverviewDocument(
        clock.instant(),
        startedAt,
        version,
        topics.prefix(),
        Site.KEPT.toSeconds(),
        Reading.of(site.reading()),
        totals(documents, total, recent),
        documents);
  }

  private Totals totals(List<CameraDocument> documents, StageCounts total, StageCounts recent) {
    return new Totals(
        documents.size(),
        (int) documents.stream().filter(each -> each.state() == CameraActivity.LIVE).count(),
        total.total(),
        documents.stream()
            .map(CameraDocument::answeredPerSecond)
            .filter(Objects::nonNull)
            .mapToDouble(Double::doubleValue)
            .sum(),
        new RecentAndTotal<>(StageDocument.of(total), StageDocument.of(recent)),
        ShareDocument.of(total, recent),
        total.saved(),
        documents.stream().mapToLong(CameraDocument::events).sum(),
        documents.stream().mapToInt(CameraDocument::openEvents).sum(),
        site.deadLetters().byReason(camera -> true).values().stream()
            .mapToLong(Long::longValue)
            .sum());
  }
}
