package dev.squint.jobs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.endtoend.MonitoredJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a live job shows to Prometheus, and what is asked of it in {@code deploy/}. */
class MonitoringTest {
  private static final String OPERATOR = "flink_taskmanager_job_task_operator_";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What Prometheus itself adds. */
  private static final Set<String> OF_PROMETHEUS = Set.of("up", "ALERTS");

  private static final Set<String> LABELS_OF_PROMETHEUS =
      Set.of("instance", "job", "alertname", "alertstate");

  @TempDir private static Path directory;
  private static MonitoredJob job;
  private static Scrape scrape = new Scrape(List.of());

  @BeforeAll
  static void runUntilAllIsAnswered() throws Exception {
    job = MonitoredJob.start(directory);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (scrape.sum(OPERATOR + "camera_stage_frames_total") < MonitoredJob.FRAMES
        || scrape.sum(OPERATOR + "camera_query_events_ended_total") < 1
        || audited() < shortCircuited()) {
      assertThat(System.nanoTime()).as("waited for %s", PATIENCE).isLessThan(deadline);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      scrape = Scrape.of(job.metricsPort());
    }
    // Metrics are read one after another: the last scrape may have read some before all was done.
    scrape = Scrape.of(job.metricsPort());
  }

  @AfterAll
  static void stop() throws Exception {
    if (job != null) {
      job.close();
    }
  }

  @Test
  void countsTheFramesOfACameraByStageAndItsEventsByQuery() {
    String camera = MonitoredJob.CAMERA;
    assertThat(scrape.sum(OPERATOR + "camera_frames_ingested_total", "camera", camera))
        .isEqualTo(MonitoredJob.FRAMES);
    assertThat(scrape.sum(OPERATOR + "camera_stage_frames_total", "camera", camera))
        .isEqualTo(MonitoredJob.FRAMES);
    double inDoubt = scrape.sum(OPERATOR + "camera_frames_in_doubt_total", "camera", camera);
    assertThat(inDoubt).isBetween(1.0, MonitoredJob.FRAMES - 1.0);
    assertThat(scrape.sum(OPERATOR + "camera_stage_frames_total", "stage", "reference-model"))
        .isEqualTo(inDoubt);
    assertThat(scrape.sum(OPERATOR + "camera_query_events_started_total", "query", "person"))
        .isEqualTo(1);
    assertThat(scrape.sum(OPERATOR + "camera_plan_info", "camera", camera)).isEqualTo(1);
  }

  @Test
  void countsTheAuditsOfACameraAndTheirDisagreementsByQuery() {
    String camera = MonitoredJob.CAMERA;
    double audits = scrape.sum(OPERATOR + "camera_audits_total", "camera", camera);
    assertThat(audits).isPositive();
    assertThat(audited()).isEqualTo(shortCircuited());
    for (String direction : List.of("negatives", "positives")) {
      assertThat(
              scrape.sum(
                  OPERATOR + "camera_query_audit_false_%s_total".formatted(direction),
                  "query",
                  "person"))
          .isLessThan(audits);
    }
    for (String none : List.of("audit_timeouts", "audits_unreadable", "audits_dropped")) {
      assertThat(scrape.names()).contains(OPERATOR + "camera_%s_total".formatted(none));
      assertThat(scrape.sum(OPERATOR + "camera_%s_total".formatted(none))).as(none).isZero();
    }
  }

  /** Short-circuited frames that were audited, or would have been but for too many at once. */
  private static double audited() {
    return scrape.sum(OPERATOR + "camera_audits_total")
        + scrape.sum(OPERATOR + "camera_audits_skipped_total");
  }

  private static double shortCircuited() {
    return scrape.sum(OPERATOR + "camera_stage_frames_total")
        - scrape.sum(OPERATOR + "camera_stage_frames_total", "stage", "reference-model");
  }

  @Test
  void countsWhatTheReferenceModelDid() {
    double answered = scrape.sum(OPERATOR + "reference_answers_total");
    assertThat(answered).isPositive();
    double batched = scrape.sum(OPERATOR + "reference_batched_frames_total");
    assertThat(batched).isEqualTo(answered + scrape.sum(OPERATOR + "camera_audits_total"));
    assertThat(scrape.sum(OPERATOR + "reference_batches_total")).isBetween(1.0, batched);
    assertThat(scrape.sum(OPERATOR + "reference_batch_limit_frames")).isPositive();
  }

  @Test
  void everyMetricThatRulesAndDashboardAskForExistsWithTheirLabels() throws Exception {
    Map<String, String> records = MonitoringFiles.rules("record");
    List<String> queries = new ArrayList<>(MonitoringFiles.dashboardQueries());
    queries.addAll(records.values());
    queries.addAll(MonitoringFiles.rules("alert").values());
    assertThat(queries).hasSizeGreaterThan(50);
    for (String query : queries) {
      PromQl asked = PromQl.of(query);
      Set<String> labels = new TreeSet<>(LABELS_OF_PROMETHEUS);
      for (String metric : asked.metrics()) {
        if (records.containsKey(metric)) {
          labels.addAll(PromQl.of(records.get(metric)).labels());
        } else if (!OF_PROMETHEUS.contains(metric)) {
          assertThat(scrape.names()).as(query).contains(metric);
          labels.addAll(scrape.labelsOf(metric));
        }
      }
      if (!records.keySet().containsAll(asked.metrics())) {
        assertThat(labels).as(query).containsAll(asked.labels());
      }
    }
  }

  @Test
  void everyMetricOfSquintsOwnIsAskedForOrDescribed() throws Exception {
    String operations =
        Files.readString(MonitoringFiles.DEPLOY.resolveSibling("docs/operations.md"));
    Set<String> own = new TreeSet<>();
    for (String name : scrape.names()) {
      if (name.startsWith(OPERATOR + "camera_") || name.startsWith(OPERATOR + "reference_")) {
        own.add(name.substring(OPERATOR.length()));
      }
    }
    assertThat(own)
        .hasSizeGreaterThan(15)
        .allSatisfy(name -> assertThat(operations).contains("`" + name + "`"));
    assertThat(MonitoringFiles.rules("alert").keySet())
        .allSatisfy(alert -> assertThat(operations).contains("`" + alert + "`"));
  }
}
