package dev.squint.operators.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.query.Query;
import dev.squint.core.wire.AuditRecord;
import dev.squint.core.wire.AuditRecord.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class CascadeMetricsTest {
  private static final List<Query> QUERIES =
      List.of(Query.parse("person", List.of()), Query.parse("car", List.of()));

  @Test
  void countsAuditsAndTheirDisagreementsByCameraQueryAndDirection() {
    Group group = new Group("", new TreeMap<>());
    CascadeMetrics.Audits audits = new CascadeMetrics.Audits(group);

    CascadeMetrics.AuditsCamera lobby = audits.camera("lobby", QUERIES);
    lobby.count(audit(verdict("person", true, true), verdict("car", false, false)));
    lobby.count(audit(verdict("person", false, true), verdict("car", true, false)));
    audits
        .camera("lobby", QUERIES)
        .count(audit(verdict("person", false, true), verdict("car", false, false)));
    lobby.dropped.inc();

    assertThat(group.counts())
        .isEqualTo(
            Map.of(
                "camera=lobby audits_total", 3L,
                "camera=lobby audits_dropped_total", 1L,
                "camera=lobby query=person audit_false_negatives_total", 2L,
                "camera=lobby query=person audit_false_positives_total", 0L,
                "camera=lobby query=car audit_false_negatives_total", 0L,
                "camera=lobby query=car audit_false_positives_total", 1L));
  }

  @Test
  void countsTheAuditsOfEachCameraOnTheirOwnFromZero() {
    Group group = new Group("", new TreeMap<>());
    CascadeMetrics.Audits audits = new CascadeMetrics.Audits(group);

    audits.camera("lobby", QUERIES).count(audit(verdict("person", true, true)));
    audits.camera("yard", List.of()).dropped.inc();

    assertThat(group.counts())
        .containsEntry("camera=lobby audits_total", 1L)
        .containsEntry("camera=lobby query=car audit_false_negatives_total", 0L)
        .containsEntry("camera=lobby audits_dropped_total", 0L)
        .containsEntry("camera=yard audits_total", 0L)
        .containsEntry("camera=yard audits_dropped_total", 1L);
  }

  private static AuditRecord audit(Verdict... verdicts) {
    return new AuditRecord(
        1, "lobby/1", "lobby", 1, Instant.EPOCH, "lobby-12345678", 0.5, List.of(verdicts));
  }

  private static Verdict verdict(String query, boolean answered, boolean reference) {
    return new Verdict(query, answered, 0.5f, DecidedBy.DIFFERENCE_DETECTOR, reference, 0.5f);
  }

  /** A group whose counters can be read, those of its labels too. */
  private static final class Group extends UnregisteredMetricsGroup {
    private final String labels;
    private final Map<String, Counter> counters;

    Group(String labels, Map<String, Counter> counters) {
      this.labels = labels;
      this.counters = counters;
    }

    Map<String, Long> counts() {
      return counters.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, counter -> counter.getValue().getCount()));
    }

    @Override
    public Counter counter(String name) {
      Counter counter = super.counter(name);
      assertThat(counters.put(labels + name, counter)).as(name).isNull();
      return counter;
    }

    @Override
    public MetricGroup addGroup(String key, String value) {
      return new Group("%s%s=%s ".formatted(labels, key, value), counters);
    }
  }
}
