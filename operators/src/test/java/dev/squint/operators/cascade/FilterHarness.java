package dev.squint.operators.cascade;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.names.SideOutputs;
import dev.squint.operators.serde.DecidedFrameTypeSerializer;
import dev.squint.operators.testing.CountingTask;
import dev.squint.operators.testing.FakeStages;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/** One subtask of the filter, on its own. */
final class FilterHarness implements AutoCloseable {
  static final long DELAY_MILLIS = 20;

  final OneInputStreamOperatorTestHarness<RawFrame, DecidedFrame> flink;

  private final CountingTask task;

  private FilterHarness(
      OneInputStreamOperatorTestHarness<RawFrame, DecidedFrame> flink, CountingTask task) {
    this.flink = flink;
    this.task = task;
  }

  /** The only subtask, without state. */
  static FilterHarness open(PlanSet plans, FakeStages stages) throws Exception {
    return open(plans, stages, 1, 0, null);
  }

  /** The only subtask, without state, in a job with audits. */
  static FilterHarness open(PlanSet plans, FakeStages stages, AuditRates audits) throws Exception {
    return open(
        new FilterSettings(new Topics(""), plans, stages, audits, DELAY_MILLIS), 1, 0, null);
  }

  /** One of several subtasks, which goes on from {@code state}. */
  static FilterHarness open(
      PlanSet plans,
      FakeStages stages,
      int parallelism,
      int subtask,
      @Nullable OperatorSubtaskState state)
      throws Exception {
    return open(
        new FilterSettings(new Topics(""), plans, stages, AuditRates.NONE, DELAY_MILLIS),
        parallelism,
        subtask,
        state);
  }

  private static FilterHarness open(
      FilterSettings settings, int parallelism, int subtask, @Nullable OperatorSubtaskState state)
      throws Exception {
    CountingTask task = new CountingTask();
    OneInputStreamOperatorTestHarness<RawFrame, DecidedFrame> flink =
        new OneInputStreamOperatorTestHarness<>(
            new FilterOperatorFactory(settings), task.environment(parallelism, subtask));
    flink.setup(DecidedFrameTypeSerializer.INSTANCE);
    if (state != null) {
      flink.initializeState(state);
    }
    flink.open();
    return new FilterHarness(flink, task);
  }

  /** The state of all subtasks as the one numbered {@code subtask} of {@code to} gets it. */
  static OperatorSubtaskState repartition(List<OperatorSubtaskState> from, int to, int subtask)
      throws Exception {
    return AbstractStreamOperatorTestHarness.repartitionOperatorState(
        AbstractStreamOperatorTestHarness.repackageState(from.toArray(new OperatorSubtaskState[0])),
        CountingTask.MAX_PARALLELISM,
        from.size(),
        to,
        subtask);
  }

  void process(RawFrame... frames) throws Exception {
    for (RawFrame frame : frames) {
      flink.processElement(new StreamRecord<>(frame));
    }
  }

  List<DecidedFrame> decided() {
    return List.copyOf(flink.extractOutputValues());
  }

  List<DoubtfulFrame> doubtful() {
    return sideOutput(SideOutputs.DOUBTFUL);
  }

  List<DoubtfulFrame> audited() {
    return sideOutput(SideOutputs.AUDITED);
  }

  List<OutputRecord> deadLetters() {
    return sideOutput(SideOutputs.DEAD_LETTERS);
  }

  /** Everything that took a position, in order of positions, decided or in doubt. */
  List<DecidedFrame> frames() {
    return Stream.concat(decided().stream(), doubtful().stream().map(DoubtfulFrame::waiting))
        .sorted((a, b) -> Long.compare(a.position(), b.position()))
        .toList();
  }

  OperatorSubtaskState snapshot(long checkpoint) throws Exception {
    flink.prepareSnapshotPreBarrier(checkpoint);
    return flink.snapshot(checkpoint, checkpoint);
  }

  /** What a frame's outcome is told by: its numbers, without times. */
  static String outcome(DecidedFrame frame) {
    return "%s %d at %d: %s as %d, oldest %d"
        .formatted(
            frame.camera(),
            frame.frame(),
            frame.position(),
            frame.decidedBy(),
            frame.sameAs(),
            frame.oldestFrameInUse());
  }

  /** What the filter has counted under a name and labels, given as name and value in turn. */
  long counter(String name, String... labels) {
    return task.counted(name, labels);
  }

  private <T> List<T> sideOutput(OutputTag<T> tag) {
    List<T> values = new ArrayList<>();
    @Nullable Queue<StreamRecord<T>> records = flink.getSideOutput(tag);
    if (records != null) { // as it is before the first record
      records.forEach(record -> values.add(record.getValue()));
    }
    return values;
  }

  @Override
  public void close() throws Exception {
    flink.close();
  }
}
