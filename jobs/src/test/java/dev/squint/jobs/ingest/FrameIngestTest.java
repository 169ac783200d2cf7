package dev.squint.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.jobs.options.SendingRate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrameIngestTest {
  private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
  private static final Image PICTURE = new Image(100, 80, Image.COLOUR, new byte[100 * 80 * 3]);

  /** Makes so many bytes of any picture, and previews of as many bytes as their reduction. */
  private record FixedSize(int bytes) implements FrameEncoder {
    @Override
    public byte[] encode(Image image) {
      return new byte[bytes];
    }

    @Override
    public byte[] encodePreview(Image image, int reduction) {
      return new byte[reduction];
    }
  }

  @Test
  void captureTimesGoOnWhereARepetitionStarts() {
    CaptureTimeline timeline = new CaptureTimeline(START, 10);
    List<Long> millis = new ArrayList<>();
    for (int repetition = 0; repetition < 2; repetition++) {
      for (long micros : new long[] {0, 100_000, 200_000}) {
        millis.add(timeline.captureMillis(timeline.advance(micros)) - START.toEpochMilli());
      }
      timeline.repeat();
    }
    assertThat(millis).containsExactly(0L, 100L, 200L, 300L, 400L, 500L);
  }

  @Test
  void captureTimesOfAOneFrameRecordingStillMoveOn() {
    CaptureTimeline timeline = new CaptureTimeline(START, Double.NaN);
    long first = timeline.advance(0);
    timeline.repeat();
    assertThat(timeline.advance(0)).isGreaterThan(first);
  }

  @Test
  void triesLowerQualitiesAndThenLeavesAFrameOut() {
    FittingEncoder lower = new FittingEncoder(List.of(new FixedSize(11), new FixedSize(10)), 0, 10);
    assertThat(lower.encode(PICTURE)).hasValueSatisfying(jpeg -> assertThat(jpeg).hasSize(10));
    assertThat(lower.recompressed()).isEqualTo(1);
    FittingEncoder none = new FittingEncoder(List.of(new FixedSize(11)), 0, 10);
    assertThat(none.encode(PICTURE)).isEmpty();
    assertThat(none.refused()).isEqualTo(1);
    assertThat(none.recompressed()).isZero();
  }

  @Test
  void previewsHaveTheReductionGivenOrThatOfTheFramesSize() {
    assertThat(new FittingEncoder(List.of(new FixedSize(1)), 4).encodePreview(PICTURE)).hasSize(4);
    assertThat(new FittingEncoder(List.of(new FixedSize(1)), 0).encodePreview(PICTURE)).hasSize(1);
  }

  @Test
  void waitsUntilAFrameIsDueAtAFixedRate() throws Exception {
    AtomicLong now = new AtomicLong();
    AtomicLong looks = new AtomicLong();
    FramePacer pacer =
        new FramePacer(
            new SendingRate(1000),
            () -> {
              looks.incrementAndGet();
              return now.getAndAdd(TimeUnit.MILLISECONDS.toNanos(1));
            });
    pacer.await(0, 0, () -> false);
    long before = now.get();
    pacer.await(20, 0, () -> false);
    assertThat(now.get()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(before).isLessThan(TimeUnit.MILLISECONDS.toNanos(20));
    long looked = looks.get();
    pacer.await(21, 0, () -> true);
    assertThat(looks.get()).isLessThanOrEqualTo(looked + 2);
  }

  @Test
  void neverWaitsWithoutLimitAndWaitsForTheRecordingsOwnPace() throws Exception {
    FramePacer unlimited = new FramePacer(SendingRate.UNLIMITED, () -> 0);
    unlimited.await(1_000_000, 1_000_000_000, () -> false);
    AtomicLong now = new AtomicLong();
    FramePacer own =
        new FramePacer(
            SendingRate.OWN_PACE, () -> now.getAndAdd(TimeUnit.MILLISECONDS.toNanos(100)));
    own.await(1, 500_000, () -> false);
    assertThat(now.get()).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(500));
  }
}
