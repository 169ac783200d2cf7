package dev.squint.operators.cascade;

import static dev.squint.operators.testing.TestCamera.frame;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.testing.FakeStages;
import dev.squint.operators.testing.TestCamera;
import dev.squint.operators.testing.TestPlans;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FilterOperatorTest {
  private static final String CAMERA = "lobby";
  private static final byte[] NONE = {};
  private static final int FRAMES = 90;
  private final FakeStages stages = FakeStages.working("filter-" + hashCode());

  @Test
  void sendsCopiesOnAndLeavesOtherFramesToTheReferenceModel() throws Exception {
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference(CAMERA)), stages)) {
      filter.process(frame(CAMERA, 0), frame(CAMERA, 1), frame(CAMERA, 10));

      assertThat(filter.doubtful())
          .extracting(DoubtfulFrame::waiting)
          .extracting(DecidedFrame::frame, DecidedFrame::decidedBy, DecidedFrame::sameAs)
          .containsExactly(
              tuple(0L, DecidedBy.UNRESOLVED, FilterOutcome.NONE),
              tuple(10L, DecidedBy.UNRESOLVED, FilterOutcome.NONE));
      assertThat(filter.doubtful().get(1).image()).isEqualTo(TestCamera.png(CAMERA, 10));
      assertThat(filter.decided())
          .extracting(DecidedFrame::frame, DecidedFrame::decidedBy, DecidedFrame::sameAs)
          .containsExactly(tuple(1L, DecidedBy.DIFFERENCE_DETECTOR, 0L));
      assertThat(filter.decided().get(0).capturedAtMillis())
          .isEqualTo(TestCamera.FIRST_MILLIS + TestCamera.FRAME_MILLIS);
    }
  }

  @Test
  void takesAPreviewsLumaAsItComes() throws Exception {
    RawFrame first = frame(CAMERA, 0);
    RawFrame moved = frame(CAMERA, 10);
    RawFrame movedWithLumaOfFirst =
        new RawFrame(
            CAMERA,
            moved.topic(),
            0,
            1,
            moved.timestampMillis(),
            1,
            moved.image(),
            NONE,
            PlainLuma.write(TestCamera.view(CAMERA, 0)));
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference(CAMERA)), stages)) {
      filter.process(first, movedWithLumaOfFirst);

      assertThat(filter.decided()).extracting(DecidedFrame::sameAs).containsExactly(0L);
    }
  }

  @Test
  void leavesAFrameWhoseColoursAreBrokenToTheReferenceStageWhichRefusesIt() throws Exception {
    byte[] broken = TestCamera.png(CAMERA, 10);
    Arrays.fill(broken, broken.length / 3, broken.length / 2, (byte) 0);
    RawFrame record = frame(CAMERA, 10, broken);
    RawFrame withSoundLuma =
        new RawFrame(
            CAMERA,
            record.topic(),
            0,
            1,
            record.timestampMillis(),
            1,
            broken,
            NONE,
            PlainLuma.write(TestCamera.view(CAMERA, 10)));
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.specialized(CAMERA)), stages)) {
      filter.process(frame(CAMERA, 0), withSoundLuma, frame(CAMERA, 2));
      filter.flink.prepareSnapshotPreBarrier(1);

      assertThat(filter.doubtful())
          .extracting(doubtful -> doubtful.waiting().position())
          .contains(1L);
      assertThat(filter.frames())
          .extracting(DecidedFrame::position)
          .containsExactlyInAnyOrder(0L, 1L, 2L);
    }
  }

  @Test
  void asksAllStagesOnceAFrameHoweverManyQueriesThereAre() throws Exception {
    PlanBundle one = TestPlans.specialized(CAMERA);
    Work ofOne = work(one, FakeStages.working("one-query-" + hashCode()));

    Work ofTwo = work(TestPlans.withSecondQuery(one), stages);

    assertThat(ofTwo).isEqualTo(ofOne);
    assertThat(ofTwo.batches()).isNotEmpty();
    assertThat(ofTwo.decoded())
        .as("luma of each frame, colours of those that are scored")
        .isEqualTo(FRAMES + ofTwo.batches().stream().mapToInt(Integer::intValue).sum());
    assertThat(ofTwo.doubtful()).isPositive();
  }

  /** What frames cost: previews decoded, calls of the model by size, frames for the reference. */
  private record Work(int decoded, List<Integer> batches, int doubtful) {}

  private static Work work(PlanBundle plan, FakeStages stages) throws Exception {
    try (FilterHarness filter = FilterHarness.open(TestPlans.setOf(plan), stages)) {
      filter.process(frames(CAMERA, 0, FRAMES));
      filter.flink.prepareSnapshotPreBarrier(1);
      return new Work(
          stages.counts().decodedPreviews.get(),
          List.copyOf(stages.counts().scoredBatches),
          filter.doubtful().size());
    }
  }

  @Test
  void givesEveryFrameOneDensePosition() throws Exception {
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.specialized(CAMERA)), stages)) {
      filter.process(frames(CAMERA, 0, 90));
      filter.flink.prepareSnapshotPreBarrier(1);

      assertThat(filter.frames())
          .extracting(DecidedFrame::position)
          .containsExactlyElementsOf(LongStream.range(0, 90).boxed().toList());
    }
  }

  @Test
  void skipsFramesThatThePlanPassesOver() throws Exception {
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.everyThird(CAMERA)), stages)) {
      filter.process(frames(CAMERA, 0, 4));

      assertThat(filter.frames())
          .extracting(DecidedFrame::decidedBy)
          .containsExactly(
              DecidedBy.UNRESOLVED,
              DecidedBy.FRAME_SKIPPING,
              DecidedBy.FRAME_SKIPPING,
              DecidedBy.DIFFERENCE_DETECTOR);
    }
  }

  @Test
  void usesThePlanForAnyCameraWhereACameraHasNone() throws Exception {
    try (FilterHarness filter =
        FilterHarness.open(
            TestPlans.setOf(TestPlans.referenceOnly("*"), TestPlans.difference("gate")), stages)) {
      filter.process(frame("lobby", 0), frame("lobby", 1), frame("gate", 0), frame("gate", 1));

      assertThat(filter.doubtful()).hasSize(3);
      assertThat(filter.decided()).extracting(DecidedFrame::camera).containsExactly("gate");
    }
  }

  @Test
  void sendsWhatCannotBeReadToTheDeadLettersWithTheReason() throws Exception {
    byte[] png = TestCamera.png(CAMERA, 0);
    byte[] damaged = png.clone();
    Arrays.fill(damaged, 45, png.length - 20, (byte) 7);
    RawFrame sound = frame(CAMERA, 0);
    RawFrame elsewhere = new RawFrame(CAMERA, sound.topic(), 1, 6, 0, 6, sound.image(), NONE, NONE);
    RawFrame nowhere = new RawFrame("", "frames.Up!", 0, 7, 0, 7, png, NONE, NONE);
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference(CAMERA)), stages)) {
      filter.process(
          frame(CAMERA, 1, new byte[0]),
          frame(CAMERA, 2, "hello".getBytes(StandardCharsets.UTF_8)),
          frame(CAMERA, 3, Arrays.copyOf(png, png.length / 2)),
          frame(CAMERA, 4, new byte[EncodedImage.MAX_BYTES + 1]),
          frame(CAMERA, 5, damaged),
          elsewhere,
          nowhere,
          frame("attic", 8));

      assertThat(filter.deadLetters())
          .extracting(letter -> letter.headers().get(FrameHeaders.DEAD_LETTER_REASON))
          .containsExactly(
              "empty",
              "not-an-image",
              "truncated",
              "too-large",
              "undecodable",
              "wrong-partition",
              "unknown-camera",
              "unknown-camera");
      assertThat(filter.frames()).isEmpty();
      for (String reason :
          List.of("empty", "not-an-image", "truncated", "too-large", "undecodable")) {
        assertThat(deadLetters(filter, CAMERA, reason)).as(reason).isEqualTo(1);
      }
      assertThat(deadLetters(filter, "-", "unknown-camera")).isEqualTo(1);
      assertThat(deadLetters(filter, "attic", "unknown-camera")).isEqualTo(1);
    }
  }

  @Test
  void saysInADeadLetterWhereItCameFrom() throws Exception {
    byte[] bytes = "hello".getBytes(StandardCharsets.UTF_8);
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference(CAMERA)), stages)) {
      filter.process(frame(CAMERA, 2, bytes));

      OutputRecord letter = filter.deadLetters().get(0);
      assertThat(letter.kind()).isEqualTo(Kind.DEAD_LETTER);
      assertThat(letter.camera()).isEqualTo(CAMERA);
      assertThat(letter.value()).isEqualTo(bytes);
      assertThat(letter.headers())
          .containsEntry(FrameHeaders.DEAD_LETTER_TOPIC, "frames.lobby")
          .containsEntry(FrameHeaders.DEAD_LETTER_PARTITION, "0")
          .containsEntry(FrameHeaders.DEAD_LETTER_OFFSET, "2")
          .hasEntrySatisfying(
              FrameHeaders.DEAD_LETTER_MESSAGE,
              message -> assertThat(message).contains("JPEG").contains("PNG"));
    }
  }

  @Test
  void keepsTheFirstBytesOfWhatIsTooLargeForTheDeadLetters() throws Exception {
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference(CAMERA)), stages)) {
      filter.process(frame(CAMERA, 4, new byte[EncodedImage.MAX_BYTES + 1]));

      OutputRecord letter = filter.deadLetters().get(0);
      assertThat(letter.value().length).isLessThan(EncodedImage.MAX_BYTES);
      assertThat(letter.headers().get(FrameHeaders.DEAD_LETTER_MESSAGE))
          .contains("limit is 8388608")
          .contains("holds the first %d bytes".formatted(letter.value().length));
    }
  }

  @Test
  void givesADeadLetterNoPosition() throws Exception {
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference(CAMERA)), stages)) {
      filter.process(frame(CAMERA, 0), frame(CAMERA, 1, new byte[0]), frame(CAMERA, 2));

      assertThat(filter.frames())
          .extracting(DecidedFrame::frame, DecidedFrame::position)
          .containsExactly(tuple(0L, 0L), tuple(2L, 1L));
    }
  }

  @Test
  void countsGapsAndRepairedClocks() throws Exception {
    RawFrame first = frame(CAMERA, 0);
    RawFrame late =
        new RawFrame(
            CAMERA, first.topic(), 0, 5, first.timestampMillis(), 5, first.image(), NONE, NONE);
    try (FilterHarness filter =
        FilterHarness.open(TestPlans.setOf(TestPlans.difference(CAMERA)), stages)) {
      filter.process(first, late);

      assertThat(filter.counter("frames_ingested_total")).isEqualTo(2);
      assertThat(filter.counter("frames_missing_total")).isEqualTo(4);
      assertThat(filter.counter("clock_repairs_total")).isEqualTo(1);
      assertThat(filter.frames().get(1).capturedAtMillis()).isEqualTo(first.timestampMillis() + 1);
    }
  }

  @Test
  void showsUnderWhichPlanACameraWorksAndWhenItWasLastHeardOf() throws Exception {
    PlanSet plans = TestPlans.setOf(TestPlans.difference(CAMERA), TestPlans.difference("yard"));
    try (FilterHarness filter = FilterHarness.open(plans, stages)) {
      filter.flink.setProcessingTime(7_000);
      filter.process(frame(CAMERA, 0));
      filter.flink.setProcessingTime(9_000);
      filter.process(frame("yard", 0));

      String plan = plans.planFor(CAMERA).orElseThrow().id();
      assertThat(filter.counter("info", "camera", CAMERA, "plan", plan)).isEqualTo(1);
      assertThat(filter.counter("last_frame_timestamp_seconds", "camera", CAMERA)).isEqualTo(7);
      assertThat(filter.counter("last_frame_timestamp_seconds", "camera", "yard")).isEqualTo(9);
      assertThat(filter.counter("frames_ingested_total", "camera", "yard")).isEqualTo(1);
    }
  }

  @Test
  void sendsShortCircuitedFramesThatAreDrawnToTheAuditAndAnswersThemAllTheSame() throws Exception {
    AuditRates rates = AuditRates.same(0.5);
    try (FilterHarness plain =
            FilterHarness.open(TestPlans.setOf(TestPlans.specialized(CAMERA)), stages);
        FilterHarness audited =
            FilterHarness.open(TestPlans.setOf(TestPlans.specialized(CAMERA)), stages, rates)) {
      for (FilterHarness filter : List.of(plain, audited)) {
        filter.process(frames(CAMERA, 0, 90));
        filter.flink.prepareSnapshotPreBarrier(1);
      }

      assertThat(outcomes(audited.frames())).isEqualTo(outcomes(plain.frames()));
      assertThat(plain.audited()).isEmpty();
      assertThat(audited.audited())
          .extracting(audit -> audit.waiting().frame())
          .containsExactlyInAnyOrderElementsOf(
              plain.decided().stream()
                  .map(DecidedFrame::frame)
                  .filter(frame -> rates.isSelected(CAMERA, frame))
                  .toList());
      assertThat(audited.audited())
          .extracting(audit -> audit.waiting().decidedBy())
          .contains(DecidedBy.DIFFERENCE_DETECTOR, DecidedBy.SPECIALIZED_MODEL);
      assertThat(audited.audited())
          .allSatisfy(
              audit ->
                  assertThat(audit.image())
                      .isEqualTo(TestCamera.png(CAMERA, (int) audit.waiting().frame())));
    }
  }

  @Test
  void auditsNoFrameThatGoesToTheReferenceModelAnyway() throws Exception {
    try (FilterHarness filter =
        FilterHarness.open(
            TestPlans.setOf(TestPlans.everyThird(CAMERA)), stages, AuditRates.same(1))) {
      filter.process(frames(CAMERA, 0, 60));

      assertThat(filter.audited())
          .extracting(audit -> audit.waiting().frame())
          .containsExactlyElementsOf(filter.decided().stream().map(DecidedFrame::frame).toList())
          .doesNotContainAnyElementsOf(
              filter.doubtful().stream().map(frame -> frame.waiting().frame()).toList());
      assertThat(filter.audited())
          .extracting(audit -> audit.waiting().decidedBy())
          .contains(DecidedBy.FRAME_SKIPPING);
    }
  }

  private static long deadLetters(FilterHarness filter, String camera, String reason) {
    return filter.counter("dead_letters_total", "camera", camera, "reason", reason);
  }

  private static RawFrame[] frames(String camera, int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(index -> frame(camera, index))
        .toArray(RawFrame[]::new);
  }

  static List<String> outcomes(List<DecidedFrame> frames) {
    return frames.stream().map(FilterHarness::outcome).toList();
  }
}
