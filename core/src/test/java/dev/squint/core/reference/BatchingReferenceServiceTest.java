package dev.squint.core.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.frame.UnreadableFrameException.Reason;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelDescription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatchingReferenceServiceTest {
  private static final ReferenceServiceSettings SETTINGS =
      new ReferenceServiceSettings(1, 8, Duration.ofSeconds(5));

  private final FakeDetector detector = new FakeDetector();

  @Test
  void answersEveryFrameWithItsOwnObjects() {
    try (ReferenceService service = open()) {
      List<CompletableFuture<ReferenceAnswer>> answers = new ArrayList<>();
      for (byte width = 1; width <= 50; width++) {
        answers.add(service.answer(new byte[] {width}));
      }
      for (int width = 1; width <= 50; width++) {
        ReferenceAnswer answer = answers.get(width - 1).join();
        assertThat(answer.width()).isEqualTo(width);
        assertThat(answer.objects()).hasSize(1);
        assertThat(answer.objects().get(0).box().width()).isEqualTo(width);
      }
    }
    assertThat(detector.closed.get()).isEqualTo(1);
  }

  @Test
  void countsBatchesAndFramesForAllWhoShareIt() {
    try (ReferenceService service = SharedReferenceServices.acquire("counted", this::open);
        ReferenceService other = SharedReferenceServices.acquire("counted", this::open)) {
      assertThat(other.statistics()).isEqualTo(new ReferenceStatistics(0, 1, 0, 0, 0));

      service.answer(new byte[] {1}).join();
      service.answer(new byte[] {2}).join();

      ReferenceStatistics statistics = other.statistics();
      assertThat(statistics.batches()).isEqualTo(2);
      assertThat(statistics.frames()).isEqualTo(2);
      assertThat(statistics.waiting()).isZero();
      assertThat(statistics.busyNanos()).isPositive();
    }
  }

  @Test
  void batchesWhatWaitsWithinTheLimit() throws InterruptedException {
    detector.gate = new CountDownLatch(1);
    try (ReferenceService service = open()) {
      List<CompletableFuture<ReferenceAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        answers.add(service.answer(new byte[] {5}));
      }
      detector.gate.countDown();
      answers.forEach(CompletableFuture::join);
    }
    assertThat(detector.batches).allMatch(size -> size <= 8);
    assertThat(detector.batches).contains(1, 2, 3);
    assertThat(detector.batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
  }

  @Test
  void failsOnlyTheFrameThatCannotBeRead() {
    try (ReferenceService service = open()) {
      CompletableFuture<ReferenceAnswer> broken = service.answer(new byte[0]);
      CompletableFuture<ReferenceAnswer> sound = service.answer(new byte[] {3});
      assertThat(sound.join().width()).isEqualTo(3);
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(broken::join)
          .withCauseInstanceOf(UnreadableFrameException.class);
    }
  }

  @Test
  void passesOnWhatTheModelThrowsAndGoesOn() {
    try (ReferenceService service = open()) {
      detector.failure = new IllegalStateException("device lost");
      CompletableFuture<ReferenceAnswer> failed = service.answer(new byte[] {3});
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(failed::join)
          .withMessageContaining("device lost");
      assertThat(service.answer(new byte[] {4}).join().width()).isEqualTo(4);
    }
  }

  @Test
  void skipsFramesThatWereWithdrawn() {
    detector.gate = new CountDownLatch(1);
    try (ReferenceService service = open()) {
      CompletableFuture<ReferenceAnswer> first = service.answer(new byte[] {1});
      CompletableFuture<ReferenceAnswer> second = service.answer(new byte[] {2});
      CompletableFuture<ReferenceAnswer> third = service.answer(new byte[] {3});
      second.cancel(false);
      detector.gate.countDown();
      first.join();
      third.join();
    }
    assertThat(detector.batches.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
  }

  @Test
  void cancelsWhatWaitsWhenClosed() {
    detector.gate = new CountDownLatch(1);
    ReferenceService service = open();
    List<CompletableFuture<ReferenceAnswer>> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(service.answer(new byte[] {5}));
    }
    service.close();
    assertThat(answers).allMatch(CompletableFuture::isDone);
    assertThat(service.answer(new byte[] {1})).isCancelled();
    assertThat(detector.closed.get()).isEqualTo(1);
  }

  @Test
  void answersAuditsOneAtATimeAndOnlyWhenNoFrameInDoubtWaits() {
    detector.gate = new CountDownLatch(1);
    try (ReferenceService service = open()) {
      CompletableFuture<ReferenceAnswer> first = service.answer(new byte[] {1});
      List<CompletableFuture<ReferenceAnswer>> audits =
          List.of(service.audit(new byte[] {21}), service.audit(new byte[] {22}));
      List<CompletableFuture<ReferenceAnswer>> answers = new ArrayList<>();
      for (byte width = 2; width <= 6; width++) {
        answers.add(service.answer(new byte[] {width}));
      }
      detector.gate.countDown();
      first.join();
      answers.forEach(CompletableFuture::join);
      assertThat(audits.get(0).join().width()).isEqualTo(21);
      assertThat(audits.get(1).join().width()).isEqualTo(22);
    }
    assertThat(detector.widths).endsWith(List.of(21), List.of(22));
    assertThat(detector.widths).first().isEqualTo(List.of(1));
  }

  @Test
  void cancelsAuditsThatWaitWhenClosed() {
    detector.gate = new CountDownLatch(1);
    ReferenceService service = open();
    CompletableFuture<ReferenceAnswer> first = service.answer(new byte[] {5});
    CompletableFuture<ReferenceAnswer> audit = service.audit(new byte[] {5});
    service.close();
    assertThat(first).isDone();
    assertThat(audit).isDone();
    assertThat(service.audit(new byte[] {1})).isCancelled();
  }

  @Test
  void closesTheDetectorsThatOpenedWhenAnotherDoesNot() {
    AtomicInteger opened = new AtomicInteger();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                new BatchingReferenceService(
                    new FakeDecoder(),
                    () -> {
                      if (opened.incrementAndGet() == 2) {
                        throw new IllegalStateException("out of memory");
                      }
                      return detector;
                    },
                    new ReferenceServiceSettings(2, 8, Duration.ofSeconds(1))));
    assertThat(detector.closed.get()).isEqualTo(1);
  }

  @Test
  void sharesOneServiceUntilTheLastUserLetsGo() {
    AtomicInteger opened = new AtomicInteger();
    ReferenceService one = SharedReferenceServices.acquire("key", () -> count(opened));
    ReferenceService two = SharedReferenceServices.acquire("key", () -> count(opened));
    one.close();
    one.close();
    assertThat(two.answer(new byte[] {7}).join().width()).isEqualTo(7);
    assertThat(two.audit(new byte[] {8}).join().width()).isEqualTo(8);
    two.close();
    assertThat(detector.closed.get()).isEqualTo(1);
    SharedReferenceServices.acquire("key", () -> count(opened)).close();
    assertThat(opened.get()).isEqualTo(2);
  }

  @Test
  void growsByOneAndShrinksByATenth() {
    AdaptiveBatchSize size = new AdaptiveBatchSize(20, 100);
    assertThat(size.current()).isEqualTo(1);
    for (int i = 0; i < 30; i++) {
      size.record(size.current(), 50);
    }
    assertThat(size.current()).isEqualTo(20);
    size.record(20, 101);
    assertThat(size.current()).isEqualTo(18);
    size.record(3, 50);
    assertThat(size.current()).as("a batch that was not full proves nothing").isEqualTo(18);
  }

  private ReferenceService count(AtomicInteger opened) {
    opened.incrementAndGet();
    return open();
  }

  private ReferenceService open() {
    return new BatchingReferenceService(new FakeDecoder(), () -> detector, SETTINGS);
  }

  /** Reads the width of an image of one row from its only byte. */
  private static final class FakeDecoder implements FrameDecoder {
    @Override
    public Image decode(byte[] encoded) throws UnreadableFrameException {
      if (encoded.length == 0) {
        throw new UnreadableFrameException(Reason.EMPTY, "no bytes");
      }
      return new Image(encoded[0], 1, Image.COLOUR, new byte[3 * encoded[0]]);
    }

    @Override
    public Image decodeReduced(byte[] encoded, int reduction, int channels)
        throws UnreadableFrameException {
      return decode(encoded);
    }
  }

  /** Finds one object as wide as the image. */
  private static final class FakeDetector implements ReferenceDetector {
    final AtomicInteger closed = new AtomicInteger();
    final List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
    final List<List<Integer>> widths = Collections.synchronizedList(new ArrayList<>());
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile @Nullable RuntimeException failure;

    @Override
    public ReferenceModelDescription description() {
      return new ReferenceModelDescription(
          "fake", "0".repeat(64), "fake", 1, 1, List.of("person"), "cpu", 0);
    }

    @Override
    public List<List<DetectedObject>> detect(List<Image> images) {
      try {
        gate.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("interrupted", e);
      }
      RuntimeException toThrow = failure;
      if (toThrow != null) {
        failure = null;
        throw toThrow;
      }
      batches.add(images.size());
      widths.add(images.stream().map(Image::width).toList());
      return images.stream()
          .map(
              image ->
                  List.of(
                      new DetectedObject(
                          "person", 1, new BoundingBox(0, 0, image.width(), image.height()))))
          .toList();
    }

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
