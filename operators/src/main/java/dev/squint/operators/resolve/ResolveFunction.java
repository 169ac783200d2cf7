package dev.squint.operators.resolve;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.query.Query;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.metrics.CascadeMetrics;
import dev.squint.operators.names.SideOutputs;
import dev.squint.operators.serde.BinaryTypeInfo;
import java.time.Instant;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The resolver: puts a camera's frames back in order and emits detections and events; and on {@link
 * SideOutputs#AUDITED_ANSWERS} the frames that are audited, with their labels.
 *
 * <p>State: {@value #TIMELINE}, a {@link CameraTimeline} a camera; bounded by the smoothing windows
 * and by the frames that come in while the oldest one waits for its answer.
 *
 * <p>Timers: one in processing time a camera, set again only when it fires, which ends the camera's
 * events when no frame has come for the silence timeout; and one in event time at the end of time,
 * which does so when the input ends or the job is stopped with a drain. No other use is made of
 * event time, so an idle camera holds nobody back.
 */
public final class ResolveFunction
    extends KeyedProcessFunction<String, DecidedFrame, OutputRecord> {
  static final String TIMELINE = "camera-timeline";

  private static final long serialVersionUID = 1L;
  private static final long NOT_STARTED = Long.MIN_VALUE;

  // configuration
  private final PlanSet plans;
  private final long silenceMillis;
  private final AuditRates audits;

  // runtime
  @SuppressWarnings("NullAway.Init") // open
  private transient ValueState<CameraTimeline> timelines;

  @SuppressWarnings("NullAway.Init") // open
  private transient CameraPlans cameraPlans;

  @SuppressWarnings("NullAway.Init") // open
  private transient CascadeMetrics.Resolver counters;

  private transient long startedMillis;

  /**
   * A resolver for the cameras of {@code plans}.
   *
   * @param silenceMillis how long no frame must come before a camera counts as silent, positive
   * @param audits which short-circuited frames are audited
   */
  public ResolveFunction(PlanSet plans, long silenceMillis, AuditRates audits) {
    this.plans = plans;
    this.silenceMillis = silenceMillis;
    this.audits = audits;
  }

  @Override
  public void open(OpenContext context) {
    timelines =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>(
                    TIMELINE,
                    new BinaryTypeInfo<>(
                        CameraTimeline.class, CameraTimelineTypeSerializer.INSTANCE)));
    cameraPlans = new CameraPlans(plans);
    counters = new CascadeMetrics.Resolver(getRuntimeContext().getMetricGroup());
    startedMillis = NOT_STARTED;
  }

  @Override
  public void processElement(DecidedFrame frame, Context context, Collector<OutputRecord> out)
      throws Exception {
    TimerService timers = context.timerService();
    long now = now(timers);
    CameraTimeline timeline = timelines.value();
    if (timeline == null) {
      timeline = CameraTimeline.create(cameraPlans.of(frame.camera()));
    }
    timeline.lastFrameMillis = now;
    if (!timeline.watched) {
      timeline.watched = true;
      timers.registerProcessingTimeTimer(now + silenceMillis);
      timers.registerEventTimeTimer(Long.MAX_VALUE);
    }
    timeline.resolver.accept(frame, emitter(timeline, now, context, out));
    timelines.update(timeline);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<OutputRecord> out)
      throws Exception {
    TimerService timers = context.timerService();
    long now = now(timers);
    CameraTimeline timeline = timelines.value();
    if (timeline == null) {
      return;
    }
    if (context.timeDomain() == TimeDomain.EVENT_TIME) {
      requireNothingWaits(context.getCurrentKey(), timeline);
    } else if (!timeline.resolver.isIdle()) {
      timers.registerProcessingTimeTimer(now + silenceMillis);
      return;
    } else if (now < silentAt(timeline)) {
      timers.registerProcessingTimeTimer(silentAt(timeline));
      return;
    }
    timeline.watched = false;
    timeline.resolver.endOfFrames(emitter(timeline, now, context, out));
    timelines.update(timeline);
  }

  /** Time during which the job did not run is not silence of the camera. */
  private long silentAt(CameraTimeline timeline) {
    return Math.max(timeline.lastFrameMillis, startedMillis) + silenceMillis;
  }

  private long now(TimerService timers) {
    long now = timers.currentProcessingTime();
    if (startedMillis == NOT_STARTED) {
      startedMillis = now;
    }
    return now;
  }

  private RecordEmitter emitter(
      CameraTimeline timeline, long now, Context context, Collector<OutputRecord> out) {
    String camera = context.getCurrentKey();
    List<Query> queries = cameraPlans.of(camera, timeline).queries();
    return new RecordEmitter(
        camera,
        queries,
        Instant.ofEpochMilli(now),
        counters.camera(camera, queries),
        out,
        frame -> {
          if (frame.isShortCircuit() && audits.isSelected(camera, frame.frame())) {
            context.output(SideOutputs.AUDITED_ANSWERS, frame);
          }
        });
  }

  private static void requireNothingWaits(String camera, CameraTimeline timeline) {
    if (!timeline.resolver.isIdle()) {
      throw new IllegalStateException(
          "the input has ended, yet %d frames of camera %s wait for one that never came"
              .formatted(timeline.resolver.waitingFrames().size(), camera));
    }
  }
}
