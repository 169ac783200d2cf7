package dev.squint.jobs.workflow;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.operators.cascade.AnswerFunction;
import dev.squint.operators.cascade.AuditFunction;
import dev.squint.operators.cascade.FilterOperatorFactory;
import dev.squint.operators.cascade.FilterSettings;
import dev.squint.operators.cascade.ReferenceFunction;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.names.OperatorUids;
import dev.squint.operators.names.SideOutputs;
import dev.squint.operators.resolve.AuditMatchFunction;
import dev.squint.operators.resolve.ResolveFunction;
import dev.squint.operators.serde.EdgeTypes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job graph of the cascade.
 *
 * <pre>
 * frames - filter -+- copies and sure answers ---------------+- resolver -+- records
 *                  +- in doubt - reference - answers -+------+            |
 *                  +- dead letters                    +- dead letters ----+
 *                  +- audited - audit reference ------- audits -----------+
 * </pre>
 *
 * <p>Audits also take from the resolver how their frames were answered; nothing waits for them.
 *
 * <p>Frames to answers is one chain, so images do not leave the task that read them; decided
 * frames, which are small, are shuffled by camera. Everything is written through one sink, so that
 * a transaction covers all topics.
 */
public final class CascadeWorkflow {
  // Answers are small and few: waiting for network buffers to fill would be most of their latency.
  private static final Duration BUFFER_TIMEOUT = Duration.ofMillis(5);

  private CascadeWorkflow() {}

  /**
   * Adds the graph to {@code env}, from a source on.
   *
   * @param sink applies the sink; names it {@link OperatorUids#RECORDS}, uid and name
   */
  public static void define(
      StreamExecutionEnvironment env,
      Source<RawFrame, ?, ?> source,
      Consumer<DataStream<OutputRecord>> sink,
      WorkflowOptions options) {
    configure(env, options);
    // Event time only says when the input has ended; cameras do not wait for one another.
    DataStream<RawFrame> frames =
        env.fromSource(
                source, WatermarkStrategy.noWatermarks(), OperatorUids.FRAMES, EdgeTypes.RAW_FRAME)
            .uid(OperatorUids.FRAMES);
    sink.accept(define(frames, options));
  }

  /**
   * The graph from a stream of frames to the records for the sink; the environment is {@link
   * #configure}d already. A camera's frames come in order through one subtask.
   */
  public static DataStream<OutputRecord> define(
      DataStream<RawFrame> frames, WorkflowOptions options) {
    SingleOutputStreamOperator<DecidedFrame> filtered =
        named(
            OperatorUids.FILTER,
            frames.transform(
                OperatorUids.FILTER,
                EdgeTypes.DECIDED_FRAME,
                new FilterOperatorFactory(filterSettings(options))));
    SingleOutputStreamOperator<DecidedFrame> answered = answers(filtered, options);
    SingleOutputStreamOperator<OutputRecord> resolved =
        named(
            OperatorUids.RESOLVER,
            filtered
                .union(answered)
                .keyBy(DecidedFrame::camera, Types.STRING)
                .process(
                    new ResolveFunction(
                        options.plans(), options.silenceTimeout().toMillis(), options.audits()),
                    EdgeTypes.OUTPUT_RECORD));
    return resolved.union(
        filtered.getSideOutput(SideOutputs.DEAD_LETTERS),
        answered.getSideOutput(SideOutputs.DEAD_LETTERS),
        audits(filtered, resolved, options));
  }

  /** Sets what the graph relies on: reuse, explicit types and uids, checkpoints. */
  public static void configure(StreamExecutionEnvironment env, WorkflowOptions options) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, BUFFER_TIMEOUT);
    if (!options.checkpointInterval().isZero()) {
      configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval());
      configuration.set(
          CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    }
    env.configure(configuration);
  }

  private static SingleOutputStreamOperator<DecidedFrame> answers(
      SingleOutputStreamOperator<DecidedFrame> filtered, WorkflowOptions options) {
    SingleOutputStreamOperator<AnsweredFrame> reference =
        named(
            OperatorUids.REFERENCE,
            AsyncDataStream.unorderedWait(
                    filtered.getSideOutput(SideOutputs.DOUBTFUL),
                    new ReferenceFunction(options.plans(), options.stages()),
                    options.referenceTimeout().toMillis(),
                    TimeUnit.MILLISECONDS,
                    options.referenceCapacity())
                .returns(EdgeTypes.ANSWERED_FRAME));
    return named(
        OperatorUids.ANSWERS,
        reference.process(new AnswerFunction(options.topics()), EdgeTypes.DECIDED_FRAME));
  }

  private static DataStream<OutputRecord> audits(
      SingleOutputStreamOperator<DecidedFrame> filtered,
      SingleOutputStreamOperator<OutputRecord> resolved,
      WorkflowOptions options) {
    SingleOutputStreamOperator<DecidedFrame> referenced =
        named(
            OperatorUids.AUDIT_REFERENCE,
            AsyncDataStream.unorderedWait(
                    filtered.getSideOutput(SideOutputs.AUDITED),
                    new AuditFunction(
                        options.plans(), options.stages(), WorkflowOptions.AUDITS_IN_FLIGHT),
                    options.referenceTimeout().toMillis(),
                    TimeUnit.MILLISECONDS,
                    WorkflowOptions.AUDITS_IN_FLIGHT + 1)
                .returns(EdgeTypes.DECIDED_FRAME));
    return named(
        OperatorUids.AUDITS,
        resolved
            .getSideOutput(SideOutputs.AUDITED_ANSWERS)
            .keyBy(DecidedFrame::camera, Types.STRING)
            .connect(referenced.keyBy(DecidedFrame::camera, Types.STRING))
            .process(
                new AuditMatchFunction(options.plans(), options.audits()),
                EdgeTypes.OUTPUT_RECORD));
  }

  private static FilterSettings filterSettings(WorkflowOptions options) {
    return new FilterSettings(
        options.topics(),
        options.plans(),
        options.stages(),
        options.audits(),
        options.scoringDelay().toMillis());
  }

  private static <T> SingleOutputStreamOperator<T> named(
      String uid, SingleOutputStreamOperator<T> operator) {
    return operator.uid(uid).name(uid);
  }
}
