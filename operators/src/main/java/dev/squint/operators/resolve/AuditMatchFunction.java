package dev.squint.operators.resolve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.squint.core.audit.AuditListener;
import dev.squint.core.audit.AuditMatcher;
import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.json.Json;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.query.Query;
import dev.squint.core.wire.AuditRecord;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.metrics.CascadeMetrics;
import dev.squint.operators.serde.BinaryTypeInfo;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Brings audits together: how a frame was answered, from the resolver (input 1), and what the
 * reference model says of it (input 2).
 *
 * <p>State: {@value #AUDITS}, an {@link AuditMatcher} a camera, which is bounded; none for a camera
 * without audits under way. No timers.
 */
public final class AuditMatchFunction
    extends KeyedCoProcessFunction<String, DecidedFrame, DecidedFrame, OutputRecord> {
  static final String AUDITS = "camera-audits";

  private static final long serialVersionUID = 1L;
  private static final ObjectWriter RECORDS = Json.mapper().writerFor(AuditRecord.class);

  // configuration
  private final PlanSet plans;
  private final AuditRates rates;

  // runtime
  @SuppressWarnings("NullAway.Init") // open
  private transient ValueState<AuditMatcher> matchers;

  @SuppressWarnings("NullAway.Init") // open
  private transient CameraPlans cameraPlans;

  @SuppressWarnings("NullAway.Init") // open
  private transient CascadeMetrics.Audits counters;

  /** Audits of the cameras of {@code plans}, drawn at {@code rates}. */
  public AuditMatchFunction(PlanSet plans, AuditRates rates) {
    this.plans = plans;
    this.rates = rates;
  }

  @Override
  public void open(OpenContext context) {
    matchers =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    AUDITS,
                    new BinaryTypeInfo<>(AuditMatcher.class, AuditMatcherTypeSerializer.INSTANCE)));
    cameraPlans = new CameraPlans(plans);
    counters = new CascadeMetrics.Audits(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement1(DecidedFrame answered, Context context, Collector<OutputRecord> out)
      throws Exception {
    AuditMatcher matcher = matcher();
    matcher.answered(answered, emitter(answered.camera(), out));
    keep(matcher);
  }

  @Override
  public void processElement2(DecidedFrame referenced, Context context, Collector<OutputRecord> out)
      throws Exception {
    AuditMatcher matcher = matcher();
    matcher.referenced(referenced, emitter(referenced.camera(), out));
    keep(matcher);
  }

  private Emitter emitter(String camera, Collector<OutputRecord> out) {
    List<Query> queries = cameraPlans.of(camera).queries();
    return new Emitter(camera, queries, counters.camera(camera, queries), out);
  }

  private AuditMatcher matcher() throws Exception {
    AuditMatcher kept = matchers.value();
    return kept == null ? new AuditMatcher() : kept;
  }

  private void keep(AuditMatcher matcher) throws Exception {
    if (matcher.waiting() == 0) {
      matchers.clear();
    } else {
      matchers.update(matcher);
    }
  }

  /** Writes the records of one camera's audits. */
  private final class Emitter implements AuditListener {
    private final String camera;
    private final List<Query> queries;
    private final CascadeMetrics.AuditsCamera metrics;
    private final Collector<OutputRecord> out;

    private Emitter(
        String camera,
        List<Query> queries,
        CascadeMetrics.AuditsCamera metrics,
        Collector<OutputRecord> out) {
      this.camera = camera;
      this.queries = queries;
      this.metrics = metrics;
      this.out = out;
    }

    @Override
    public void onAudit(DecidedFrame answered, DecidedFrame reference) {
      AuditRecord audit = AuditRecord.of(answered, reference, queries, rates.of(camera));
      metrics.count(audit);
      out.collect(OutputRecord.of(Kind.AUDIT, camera, answered.capturedAtMillis(), write(audit)));
    }

    @Override
    public void onDropped() {
      metrics.dropped.inc();
    }

    private byte[] write(AuditRecord audit) {
      try {
        return RECORDS.writeValueAsBytes(audit);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException("a record can always be written as JSON", e);
      }
    }
  }
}
