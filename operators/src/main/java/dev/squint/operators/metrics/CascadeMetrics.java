package dev.squint.operators.metrics;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import dev.squint.core.query.Query;
import dev.squint.core.reference.ReferenceStatistics;
import dev.squint.core.wire.AuditRecord;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.jspecify.annotations.Nullable;

/**
 * The metrics of the cascade's operators, each under its operator's metric group; {@code
 * docs/operations.md} lists them as a scraper sees them.
 *
 * <p>What belongs to a camera stands in a group of its own, so that a scraper gets the camera as a
 * label. A camera's metrics are registered with its first frame, all at once: a counter that first
 * appears at 1 would hide its first count from {@code rate}. Counters belong to the task's thread.
 */
public final class CascadeMetrics {
  /** The label of records whose topic is named after no camera; no camera is called so. */
  private static final String NO_CAMERA = "-";

  private static final double MILLIS_PER_SECOND = 1000;
  private static final long NANOS_PER_MILLI = 1_000_000;

  private CascadeMetrics() {}

  private static MetricGroup groupOf(MetricGroup operator, String camera) {
    return operator.addGroup("camera", camera.isEmpty() ? NO_CAMERA : camera);
  }

  private static void count(@Nullable Counter counter) {
    if (counter != null) { // it always is there
      counter.inc();
    }
  }

  /** The metrics of the filter, by camera. */
  public static final class Filter {
    private final MetricGroup group;
    private final Map<String, FilterCamera> cameras = new HashMap<>();

    public Filter(MetricGroup group) {
      this.group = group;
    }

    /** The metrics of a camera; {@code ""} where a topic names none. */
    public FilterCamera camera(String camera) {
      return cameras.computeIfAbsent(camera, id -> new FilterCamera(groupOf(group, id)));
    }
  }

  /** What the filter counts of one camera. */
  public static final class FilterCamera {
    /** Frames handed to the reference model. */
    public final Counter inDoubt;

    /** Frames whose capture time had to be changed. */
    public final Counter clockRepairs;

    /** Frames that the producers' counts say are missing. */
    public final Counter missing;

    private final MetricGroup group;
    private final Counter ingested;
    private final DeadLetterCounters deadLetters;
    private volatile long lastFrameMillis;

    FilterCamera(MetricGroup group) {
      this.group = group;
      ingested = group.counter("frames_ingested_total");
      inDoubt = group.counter("frames_in_doubt_total");
      clockRepairs = group.counter("clock_repairs_total");
      missing = group.counter("frames_missing_total");
      deadLetters = new DeadLetterCounters(group);
      group.gauge("last_frame_timestamp_seconds", () -> lastFrameMillis / MILLIS_PER_SECOND);
    }

    /** Counts a record that came in, good or bad. */
    public void countIngested(long nowMillis) {
      ingested.inc();
      lastFrameMillis = nowMillis;
    }

    public void countDeadLetter(Reason reason) {
      deadLetters.count(reason);
    }

    /** Shows which plan the camera works under: a label of what is always 1. */
    public void showPlan(String planId) {
      group.addGroup("plan", planId).counter("info").inc();
    }
  }

  /** The dead letters of one camera in one operator, by reason. */
  private static final class DeadLetterCounters {
    private final Map<Reason, Counter> byReason = new EnumMap<>(Reason.class);

    DeadLetterCounters(MetricGroup camera) {
      for (Reason reason : Reason.values()) {
        byReason.put(
            reason, camera.addGroup("reason", reason.label()).counter("dead_letters_total"));
      }
    }

    void count(Reason reason) {
      CascadeMetrics.count(byReason.get(reason));
    }
  }

  /** The dead letters of frames that the reference stage could not read, by camera and reason. */
  public static final class Answers {
    private final MetricGroup group;
    private final Map<String, DeadLetterCounters> cameras = new HashMap<>();

    public Answers(MetricGroup group) {
      this.group = group;
    }

    /** Registers the metrics of a camera that an answer has come for. */
    public void see(String camera) {
      DeadLetterCounters unused = of(camera);
    }

    /**
     * Counts one.
     *
     * @param reason a {@link Reason#label()}
     */
    public void countDeadLetter(String camera, String reason) {
      of(camera).count(Reason.valueOf(reason.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private DeadLetterCounters of(String camera) {
      return cameras.computeIfAbsent(camera, id -> new DeadLetterCounters(groupOf(group, id)));
    }
  }

  /**
   * The metrics of one subtask of the reference stage. Answers come on the service's threads.
   *
   * <p>Of the service, which a process shares, every subtask says the same: a scraper takes the
   * largest of a process.
   */
  public static final class Reference {
    private final Counter timeouts;
    private final LongAdder answers = new LongAdder();
    private final LongAdder waitedNanos = new LongAdder();

    public Reference(
        MetricGroup group, IntSupplier inFlight, Supplier<ReferenceStatistics> service) {
      timeouts = group.counter("reference_timeouts_total");
      group.gauge("reference_in_flight_frames", inFlight::getAsInt);
      group.gauge("reference_answers_total", answers::sum);
      group.gauge("reference_wait_milliseconds_total", () -> waitedNanos.sum() / NANOS_PER_MILLI);
      group.gauge("reference_queue_frames", () -> service.get().waiting());
      group.gauge("reference_batch_limit_frames", () -> service.get().batchLimit());
      group.gauge("reference_batches_total", () -> service.get().batches());
      group.gauge("reference_batched_frames_total", () -> service.get().frames());
      group.gauge(
          "reference_busy_milliseconds_total", () -> service.get().busyNanos() / NANOS_PER_MILLI);
    }

    /** Counts a frame that the model did not answer in time. */
    public void countTimeout() {
      timeouts.inc();
    }

    /** Counts a frame that was answered {@code nanos} after it was asked about. */
    public void countAnswer(long nanos) {
      answers.increment();
      waitedNanos.add(nanos);
    }
  }

  /** The metrics of what asks the reference model about audited frames, by camera; thread-safe. */
  public static final class AuditRequests {
    private final MetricGroup group;
    private final Map<String, AuditRequestsCamera> cameras = new ConcurrentHashMap<>();

    public AuditRequests(MetricGroup group) {
      this.group = group;
    }

    /** The metrics of a camera. */
    public AuditRequestsCamera camera(String camera) {
      return cameras.computeIfAbsent(camera, id -> new AuditRequestsCamera(groupOf(group, id)));
    }
  }

  /** What is counted of one camera's requests for audits. Answers come on the service's threads. */
  public static final class AuditRequestsCamera {
    /** Frames drawn for an audit that were not audited, because too many audits were under way. */
    public final Counter skipped;

    /** Audited frames that the reference model did not answer in time. */
    public final Counter timeouts;

    private final LongAdder unreadable = new LongAdder();

    AuditRequestsCamera(MetricGroup group) {
      skipped = group.counter("audits_skipped_total");
      timeouts = group.counter("audit_timeouts_total");
      group.gauge("audits_unreadable_total", unreadable::sum);
    }

    /** Counts an audited frame that turned out unreadable; on any thread. */
    public void countUnreadable() {
      unreadable.increment();
    }
  }

  /** The metrics of complete audits, by camera. */
  public static final class Audits {
    private final MetricGroup group;
    private final Map<String, AuditsCamera> cameras = new HashMap<>();

    public Audits(MetricGroup group) {
      this.group = group;
    }

    /**
     * The metrics of a camera.
     *
     * @param queries what its plan asks, always the same for a camera
     */
    public AuditsCamera camera(String camera, List<Query> queries) {
      return cameras.computeIfAbsent(camera, id -> new AuditsCamera(groupOf(group, id), queries));
    }
  }

  /** What is counted of one camera's audits. */
  public static final class AuditsCamera {
    /** Audits that came to nothing: one half was too late, or nothing had been answered. */
    public final Counter dropped;

    private final Counter complete;
    private final Map<String, Counter> falseNegatives = new HashMap<>();
    private final Map<String, Counter> falsePositives = new HashMap<>();

    AuditsCamera(MetricGroup group, List<Query> queries) {
      dropped = group.counter("audits_dropped_total");
      complete = group.counter("audits_total");
      for (Query query : queries) {
        MetricGroup ofQuery = group.addGroup("query", query.name());
        falseNegatives.put(query.name(), ofQuery.counter("audit_false_negatives_total"));
        falsePositives.put(query.name(), ofQuery.counter("audit_false_positives_total"));
      }
    }

    /** Counts one, and each query that it shows answered wrongly. */
    public void count(AuditRecord audit) {
      complete.inc();
      for (AuditRecord.Verdict verdict : audit.verdicts()) {
        if (verdict.isFalseNegative()) {
          CascadeMetrics.count(falseNegatives.get(verdict.query()));
        }
        if (verdict.isFalsePositive()) {
          CascadeMetrics.count(falsePositives.get(verdict.query()));
        }
      }
    }
  }

  /** The metrics of the resolver, by camera. */
  public static final class Resolver {
    private final MetricGroup group;
    private final Map<String, ResolverCamera> cameras = new HashMap<>();

    public Resolver(MetricGroup group) {
      this.group = group;
    }

    /**
     * The metrics of a camera.
     *
     * @param queries what its plan asks, always the same for a camera
     */
    public ResolverCamera camera(String camera, List<Query> queries) {
      ResolverCamera known = cameras.get(camera);
      if (known == null) {
        known = new ResolverCamera(groupOf(group, camera), queries);
        cameras.put(camera, known);
      }
      return known;
    }
  }

  /** What the resolver counts of one camera. */
  public static final class ResolverCamera {
    private final Map<DecidedBy, Counter> byStage = new EnumMap<>(DecidedBy.class);
    private final Map<String, Counter> started = new HashMap<>();
    private final Map<String, Counter> ended = new HashMap<>();
    private final Counter delayMillis;

    ResolverCamera(MetricGroup group, List<Query> queries) {
      for (DecidedBy stage : DecidedBy.values()) {
        String label = stage.name().toLowerCase(Locale.ROOT).replace('_', '-');
        byStage.put(stage, group.addGroup("stage", label).counter("frames_total"));
      }
      for (Query query : queries) {
        MetricGroup ofQuery = group.addGroup("query", query.name());
        started.put(query.name(), ofQuery.counter("events_started_total"));
        ended.put(query.name(), ofQuery.counter("events_ended_total"));
      }
      delayMillis = group.counter("answer_delay_milliseconds_total");
    }

    /** Counts a frame that is answered {@code delay} milliseconds after its capture. */
    public void countFrame(DecidedBy stage, long delay) {
      CascadeMetrics.count(byStage.get(stage));
      delayMillis.inc(Math.max(0, delay)); // a camera's clock may run ahead
    }

    /** Counts a start or an end. */
    public void countEvent(String query, boolean start) {
      CascadeMetrics.count((start ? started : ended).get(query));
    }
  }
}
