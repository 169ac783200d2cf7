package dev.squint.operators.cascade;

import static dev.squint.operators.testing.TestCamera.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.difference.Baseline;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.testing.Golden;
import dev.squint.operators.testing.FakeStages;
import dev.squint.operators.testing.TestPlans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterStateTest {
  private static final int ONE_CAMERA_LIMIT = 64 * 1024;

  private final FakeStages stages = FakeStages.working("state-" + hashCode());

  @Test
  void goesOnAfterARestoreAsIfNothingHadHappened() throws Exception {
    PlanSet plans = TestPlans.setOf(TestPlans.specialized("lobby"));
    List<DecidedFrame> whole = new ArrayList<>();
    try (FilterHarness filter = FilterHarness.open(plans, stages)) {
      process(filter, "lobby", 0, 100);
      filter.snapshot(1);
      whole.addAll(filter.frames());
    }
    List<DecidedFrame> parts = new ArrayList<>();
    OperatorSubtaskState state;
    try (FilterHarness filter = FilterHarness.open(plans, stages)) {
      process(filter, "lobby", 0, 43);
      state = filter.snapshot(1);
      parts.addAll(filter.frames());
    }
    try (FilterHarness filter = FilterHarness.open(plans, stages, 1, 0, state)) {
      process(filter, "lobby", 43, 100);
      filter.snapshot(2);
      parts.addAll(filter.frames());
    }

    assertThat(FilterOperatorTest.outcomes(parts)).isEqualTo(FilterOperatorTest.outcomes(whole));
  }

  @Test
  void followsTheCamerasWhenTheJobIsRescaled() throws Exception {
    PlanSet plans = TestPlans.setOf(TestPlans.difference("*"));
    List<String> cameras = List.of("attic", "lobby", "garage");
    Rescaling job = new Rescaling(plans);
    List<DecidedFrame> frames = new ArrayList<>();
    frames.addAll(job.run(1, cameras, Map.of("attic", 0, "lobby", 0, "garage", 0), 0, 20));
    frames.addAll(job.run(2, cameras, Map.of("attic", 1, "lobby", 0, "garage", 1), 20, 40));
    frames.addAll(job.run(2, cameras, Map.of("attic", 0, "lobby", 1, "garage", 1), 40, 60));
    frames.addAll(job.run(3, cameras, Map.of("attic", 2, "lobby", 2, "garage", 0), 60, 80));
    frames.addAll(job.run(1, cameras, Map.of("attic", 0, "lobby", 0, "garage", 0), 80, 100));

    for (String camera : cameras) {
      try (FilterHarness filter = FilterHarness.open(plans, stages)) {
        process(filter, camera, 0, 100);
        assertThat(
                FilterOperatorTest.outcomes(
                    frames.stream().filter(frame -> frame.camera().equals(camera)).toList()))
            .isEqualTo(FilterOperatorTest.outcomes(filter.frames()));
      }
    }
    assertThat(job.largestEntries).isLessThanOrEqualTo(2 * cameras.size());
  }

  @Test
  void keepsACameraThatIsSilentForManyCheckpoints() throws Exception {
    PlanSet plans = TestPlans.setOf(TestPlans.difference("*"));
    Rescaling job = new Rescaling(plans);
    job.run(1, List.of("attic", "lobby"), Map.of("attic", 0, "lobby", 0), 0, 5);
    job.run(2, List.of("lobby"), Map.of("lobby", 0), 5, 6);
    job.run(2, List.of("lobby"), Map.of("lobby", 1), 6, 7);

    List<DecidedFrame> frames = job.run(1, List.of("attic"), Map.of("attic", 0), 5, 6);

    assertThat(frames).extracting(DecidedFrame::position).containsExactly(5L);
    assertThat(frames).extracting(DecidedFrame::sameAs).containsExactly(0L);
  }

  @Test
  void keepsTheCountOfFramesUnderANewPlan() throws Exception {
    OperatorSubtaskState state;
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference("lobby")), stages)) {
      process(filter, "lobby", 0, 5);
      state = filter.snapshot(1);
    }
    PlanSet changed = TestPlans.setOf(TestPlans.everyThird("lobby"));
    try (FilterHarness filter = FilterHarness.open(changed, stages, 1, 0, state)) {
      process(filter, "lobby", 5, 6);

      assertThat(filter.doubtful()).hasSize(1);
      assertThat(filter.frames()).extracting(DecidedFrame::position).containsExactly(5L);
    }
  }

  @ParameterizedTest
  @CsvSource({"LAST_LET_THROUGH,1", "EARLIER_FRAME,1", "EARLIER_FRAME,30", "REFERENCE_IMAGE,1"})
  void takesLittleStateACamera(Baseline baseline, int lagFrames) throws Exception {
    PlanBundle plan = TestPlans.difference("lobby", baseline, lagFrames);
    try (FilterHarness filter = FilterHarness.open(TestPlans.setOf(plan), stages)) {
      process(filter, "lobby", 0, 60);

      assertThat(sizeOf(filter.snapshot(1))).isBetween(3600L, (long) ONE_CAMERA_LIMIT);
    }
  }

  @Test
  void hasTheBinaryFormOfItsVersion() {
    CameraSnapshot snapshot = new CameraSnapshot("lobby", 7, new byte[] {1, 2, 3});

    Golden.assertEquals("camera-snapshot-1.bin", snapshot.write());

    CameraSnapshot read = CameraSnapshot.read(snapshot.write());
    assertThat(read.camera()).isEqualTo("lobby");
    assertThat(read.position()).isEqualTo(7);
    assertThat(read.filter()).containsExactly(1, 2, 3);
  }

  private static void process(FilterHarness filter, String camera, int from, int to)
      throws Exception {
    for (int index = from; index < to; index++) {
      filter.process(frame(camera, index));
    }
  }

  private static long sizeOf(OperatorSubtaskState state) {
    return state.getManagedOperatorState().stream()
        .mapToLong(OperatorStateHandle::getStateSize)
        .sum();
  }

  /** A job that is stopped with a checkpoint and started with another parallelism. */
  private final class Rescaling {
    private final PlanSet plans;
    private List<OperatorSubtaskState> states = List.of();
    private int largestEntries;

    Rescaling(PlanSet plans) {
      this.plans = plans;
    }

    /** Runs frames {@code from} to {@code to - 1} of each camera on the subtask it is given. */
    List<DecidedFrame> run(
        int parallelism, List<String> cameras, Map<String, Integer> subtaskOf, int from, int to)
        throws Exception {
      List<FilterHarness> subtasks = new ArrayList<>();
      for (int subtask = 0; subtask < parallelism; subtask++) {
        OperatorSubtaskState state =
            states.isEmpty() ? null : FilterHarness.repartition(states, parallelism, subtask);
        subtasks.add(FilterHarness.open(plans, stages, parallelism, subtask, state));
      }
      for (int index = from; index < to; index++) {
        for (String camera : cameras) {
          subtasks.get(subtaskOf.getOrDefault(camera, 0)).process(frame(camera, index));
        }
      }
      states = each(subtasks, filter -> filter.snapshot(1));
      largestEntries = Math.max(largestEntries, entries(states));
      List<DecidedFrame> frames =
          subtasks.stream().flatMap(filter -> filter.frames().stream()).toList();
      each(
          subtasks,
          filter -> {
            filter.close();
            return filter;
          });
      return frames;
    }
  }

  private static int entries(List<OperatorSubtaskState> states) {
    return states.stream()
        .flatMap(state -> state.getManagedOperatorState().stream())
        .flatMap(handle -> handle.getStateNameToPartitionOffsets().values().stream())
        .mapToInt(list -> list.getOffsets().length)
        .sum();
  }

  /** A step that may fail. */
  private interface Step<T> {
    T apply(FilterHarness filter) throws Exception;
  }

  private static <T> List<T> each(List<FilterHarness> subtasks, Step<T> step) throws Exception {
    List<T> results = new ArrayList<>();
    for (FilterHarness subtask : subtasks) {
      results.add(step.apply(subtask));
    }
    return results;
  }
}
