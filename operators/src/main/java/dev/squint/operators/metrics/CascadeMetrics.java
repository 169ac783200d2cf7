package dev.squint.operators.metrics;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import dev.squint.core.wire.AuditRecord;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The counters of the cascade's operators, each under its operator's metric group. Counters belong
 * to the task's thread.
 */
public final class CascadeMetrics {
  private CascadeMetrics() {}

  /** The counters of the filter. */
  public static final class Filter {
    /** Records that came in, good or bad. */
    public final Counter ingested;

    /** Frames handed to the reference model. */
    public final Counter inDoubt;

    /** Frames whose capture time had to be changed. */
    public final Counter clockRepairs;

    /** Frames that the producers' counts say are missing. */
    public final Counter missing;

    private final DeadLetterCounters deadLetters;

    public Filter(MetricGroup group) {
      ingested = group.counter("frames_ingested_total");
      inDoubt = group.counter("frames_in_doubt_total");
      clockRepairs = group.counter("clock_repairs_total");
      missing = group.counter("frames_missing_total");
      deadLetters = new DeadLetterCounters(group);
    }

    public void countDeadLetter(Reason reason) {
      deadLetters.count(reason.label());
    }
  }

  /** The counters of the reference stage. */
  public static final class Reference {
    /** Frames that the reference model did not answer in time. */
    public final Counter timeouts;

    public Reference(MetricGroup group) {
      timeouts = group.counter("reference_timeouts_total");
    }
  }

  /** The counters of what asks the reference model about audited frames. */
  public static final class AuditRequests {
    /** Frames drawn for an audit that were not audited, because too many audits were under way. */
    public final Counter skipped;

    /** Audited frames that the reference model did not answer in time. */
    public final Counter timeouts;

    /** Audited frames that turned out unreadable. */
    public final Counter unreadable;

    public AuditRequests(MetricGroup group) {
      skipped = group.counter("audits_skipped_total");
      timeouts = group.counter("audit_timeouts_total");
      unreadable = group.counter("audits_unreadable_total");
    }
  }

  /** The counters of complete audits; disagreements under the label {@code query}. */
  public static final class Audits {
    /** Audits that came to nothing: one half was too late, or nothing had been answered. */
    public final Counter dropped;

    private final MetricGroup group;
    private final Counter complete;
    private final Map<String, Disagreements> byQuery = new HashMap<>();

    /** The disagreements about one query, by their direction. */
    private record Disagreements(Counter falseNegatives, Counter falsePositives) {}

    public Audits(MetricGroup group) {
      this.group = group;
      dropped = group.counter("audits_dropped_total");
      complete = group.counter("audits_total");
    }

    /** Counts one, and each query that it shows answered wrongly. */
    public void count(AuditRecord audit) {
      complete.inc();
      for (AuditRecord.Verdict verdict : audit.verdicts()) {
        Disagreements query = byQuery.computeIfAbsent(verdict.query(), this::disagreements);
        query.falseNegatives().inc(verdict.isFalseNegative() ? 1 : 0);
        query.falsePositives().inc(verdict.isFalsePositive() ? 1 : 0);
      }
    }

    private Disagreements disagreements(String query) {
      MetricGroup ofQuery = group.addGroup("query", query);
      return new Disagreements(
          ofQuery.counter("audit_false_negatives_total"),
          ofQuery.counter("audit_false_positives_total"));
    }
  }

  /** The dead letters of one operator, by reason. */
  public static final class DeadLetterCounters {
    private final Map<String, Counter> byLabel = new HashMap<>();

    public DeadLetterCounters(MetricGroup group) {
      for (Reason reason : Reason.values()) {
        String name = reason.name().toLowerCase(Locale.ROOT);
        byLabel.put(reason.label(), group.counter("dead_letters_%s_total".formatted(name)));
      }
    }

    /** Counts one, by the label of its reason. */
    public void count(String label) {
      Counter counter = byLabel.get(label);
      if (counter != null) {
        counter.inc();
      }
    }
  }

  /** The counters of the resolver. */
  public static final class Resolver {
    /** Starts and ends of events. */
    public final Counter events;

    private final Map<DecidedBy, Counter> byStage = new EnumMap<>(DecidedBy.class);

    public Resolver(MetricGroup group) {
      events = group.counter("events_total");
      for (DecidedBy stage : DecidedBy.values()) {
        String name = stage.name().toLowerCase(Locale.ROOT);
        byStage.put(stage, group.counter("frames_%s_total".formatted(name)));
      }
    }

    /** Counts a frame by the stage that decided it. */
    public void countFrame(DecidedBy stage) {
      Counter counter = byStage.get(stage);
      if (counter != null) {
        counter.inc();
      }
    }
  }
}
