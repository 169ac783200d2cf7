package dev.squint.operators.cascade;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.operators.cascade.CameraFilter.Filtered;
import dev.squint.operators.cascade.ScoringBatch.ScoredListener;
import dev.squint.operators.deadletter.DeadLetters;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.metrics.CascadeMetrics;
import dev.squint.operators.names.SideOutputs;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorParameters;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * The cheap half of the cascade, chained to the source so that images stay in the task that read
 * them.
 *
 * <p>Main output: copies and frames that a specialized model was sure about. Side outputs: {@link
 * SideOutputs#DOUBTFUL}, {@link SideOutputs#AUDITED} (frames of the main output once more) and
 * {@link SideOutputs#DEAD_LETTERS}. A camera's outputs are in no particular order: each carries its
 * position and the resolver restores it.
 *
 * <p>State: {@link FilterState}. Frames that wait for a batch are sent on before every barrier, so
 * none is in a checkpoint. Opens a specialized model with a plan's first frame and closes it in
 * {@link #close()}.
 */
public final class FilterOperator extends AbstractStreamOperator<DecidedFrame>
    implements OneInputStreamOperator<RawFrame, DecidedFrame>, ScoredListener {
  private static final long serialVersionUID = 1L;

  // configuration
  private final transient FilterSettings settings;
  private final transient DeadLetters deadLetters;

  // runtime
  private transient @Nullable ScheduledFuture<?> scheduledFlush;

  @SuppressWarnings("NullAway.Init") // initializeState
  private transient FilterState state;

  @SuppressWarnings("NullAway.Init") // open
  private transient CascadeMetrics.Filter counters;

  @SuppressWarnings("NullAway.Init") // open
  private transient CameraFilters cameras;

  FilterOperator(StreamOperatorParameters<DecidedFrame> parameters, FilterSettings settings) {
    super(parameters);
    this.settings = settings;
    deadLetters = new DeadLetters(settings.topics());
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    state = FilterState.open(context);
  }

  @Override
  public void open() throws Exception {
    super.open();
    counters = new CascadeMetrics.Filter(getMetricGroup());
    cameras = new CameraFilters(settings, state, counters);
  }

  @Override
  public void processElement(StreamRecord<RawFrame> element) {
    RawFrame frame = element.getValue();
    long now = getProcessingTimeService().getCurrentProcessingTime();
    CascadeMetrics.FilterCamera ofCamera = counters.camera(frame.camera());
    ofCamera.countIngested(now);
    try {
      route(frame, now);
    } catch (UnreadableFrameException e) {
      ofCamera.countDeadLetter(e.reason());
      output.collect(SideOutputs.DEAD_LETTERS, new StreamRecord<>(deadLetters.of(frame, e)));
    }
  }

  private void route(RawFrame frame, long now) throws UnreadableFrameException {
    CameraFilter camera = cameras.of(frame);
    Filtered filtered = camera.filter(frame, now);
    switch (filtered.outcome().route()) {
      case SKIP, COPY -> onDecided(filtered.decided(), frame.image());
      case REFERENCE -> onDoubtful(new DoubtfulFrame(filtered.decided(), frame.image()));
      case SCORE -> {
        DoubtfulFrame waiting = new DoubtfulFrame(filtered.decided(), frame.image());
        if (filtered.colours().isPresent()) {
          ScoringBatch batch = camera.stages().scoring().orElseThrow();
          batch.add(waiting, filtered.colours().get(), this);
          scheduleFlush(now);
        } else {
          onDoubtful(waiting);
        }
      }
    }
  }

  @Override
  public void onDecided(DecidedFrame frame, byte[] image) {
    output.collect(new StreamRecord<>(frame));
    if (frame.isShortCircuit() && settings.audits().isSelected(frame.camera(), frame.frame())) {
      output.collect(SideOutputs.AUDITED, new StreamRecord<>(new DoubtfulFrame(frame, image)));
    }
  }

  @Override
  public void onDoubtful(DoubtfulFrame frame) {
    counters.camera(frame.waiting().camera()).inDoubt.inc();
    output.collect(SideOutputs.DOUBTFUL, new StreamRecord<>(frame));
  }

  /** The end of the input is announced by a watermark, which no frame may come behind. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    cameras.flush(this);
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    cameras.flush(this);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    state.write(cameras.snapshots(), getRuntimeContext().getTaskInfo());
  }

  @Override
  public void finish() throws Exception {
    cameras.flush(this);
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (cameras != null) { // open may have failed
      cameras.close();
    }
    super.close();
  }

  private void scheduleFlush(long now) {
    if (scheduledFlush == null) {
      scheduledFlush =
          getProcessingTimeService()
              .registerTimer(
                  now + settings.scoringDelayMillis(),
                  time -> {
                    scheduledFlush = null;
                    cameras.flush(this);
                  });
    }
  }
}
