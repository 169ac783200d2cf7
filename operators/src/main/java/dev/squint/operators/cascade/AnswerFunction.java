package dev.squint.operators.cascade;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.wire.Topics;
import dev.squint.operators.deadletter.DeadLetters;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.metrics.CascadeMetrics;
import dev.squint.operators.names.SideOutputs;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Parts the answers of the reference stage from its dead letters, which an asynchronous function
 * cannot do itself.
 */
public final class AnswerFunction extends ProcessFunction<AnsweredFrame, DecidedFrame> {
  private static final long serialVersionUID = 1L;

  // configuration
  private final DeadLetters deadLetters;

  // runtime
  @SuppressWarnings("NullAway.Init") // open
  private transient CascadeMetrics.Answers counters;

  /** Dead letters name the frames topics among {@code topics}. */
  public AnswerFunction(Topics topics) {
    deadLetters = new DeadLetters(topics);
  }

  @Override
  public void open(OpenContext context) {
    counters = new CascadeMetrics.Answers(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void processElement(AnsweredFrame answered, Context context, Collector<DecidedFrame> out) {
    String camera = answered.frame().camera();
    counters.see(camera);
    if (answered.isUnreadable()) {
      counters.countDeadLetter(camera, answered.reason());
      context.output(SideOutputs.DEAD_LETTERS, deadLetters.of(answered));
    }
    out.collect(answered.frame());
  }
}
