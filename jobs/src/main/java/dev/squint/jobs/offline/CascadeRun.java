package dev.squint.jobs.offline;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.cascade.StagePreviews;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.plan.Plan;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.video.source.FramePicture;
import dev.squint.video.source.SentFrame;
import dev.squint.video.source.SourceFrame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A cascade that is fed the frames of one recording in a loop.
 *
 * <p>Every stage sees the pixels that it would see in a Flink job behind the ingest: the preview is
 * encoded and decoded again, and so is the full frame, but only for frames that the reference model
 * is asked about. Frames wait in batches for the specialized model and, a bounded number of them,
 * for the reference model; the resolver restores their order.
 *
 * <p>Times are not measured: a frame counts as ingested when it was captured, so that the same
 * recording gives the same records. One thread; the models belong to the caller.
 */
final class CascadeRun {
  private static final int MAX_WAITING_FOR_REFERENCE = 32;
  private static final byte[] NOT_ENCODED = {};

  private final CascadeSetup setup;
  private final CascadeEngine engine;
  private final CascadeFilter filter;
  private final FrameResolver resolver;
  private final Optional<FrameScorer> scorer;
  private final StagePreviews previews;
  private final FrameReference reference;
  private final ResolvedListener out;
  private final StageTimes times = new StageTimes();
  private final List<ToScore> toScore = new ArrayList<>();
  private final Deque<Asked> asked = new ArrayDeque<>();

  /**
   * A run that has seen no frame.
   *
   * @param scorer present exactly when the plan has a specialized model
   * @param out told about frames and events, in order
   */
  CascadeRun(
      CascadeSetup setup,
      Optional<FrameScorer> scorer,
      FrameReference reference,
      ResolvedListener out) {
    this.setup = setup;
    this.scorer = scorer;
    this.reference = reference;
    this.out = out;
    engine = setup.engine();
    filter = engine.newFilter();
    Plan plan = engine.plan();
    previews = new StagePreviews(setup.decoder(), plan);
    resolver = new FrameResolver(plan.queries().size(), plan.smoothingFrames());
  }

  /** A frame that waits for the specialized model. */
  private record ToScore(DecidedFrame waiting, Image preview, SourceFrame frame) {}

  /** A frame that waits for the reference model. */
  private record Asked(DecidedFrame waiting, CompletableFuture<ReferenceAnswer> answer) {}

  /** Takes the recording's next frame. */
  void accept(SourceFrame frame) {
    long claimed =
        setup.start().toEpochMilli() + TimeUnit.MICROSECONDS.toMillis(frame.presentationMicros());
    long capturedAt = filter.repairCaptureTime(claimed);
    if (filter.skipsNext()) {
      settle(waiting(frame, filter.skip(), capturedAt));
      return;
    }
    if (!filter.needsPreview()) {
      ask(waiting(frame, filter.observe(frame.index()), capturedAt), frame);
      return;
    }
    SentFrame sent = frame.sent().orElseGet(() -> sentByIngest(frame.image()));
    Image preview =
        read(
            () ->
                previews.forFilter(
                    sizeOf(frame.picture()), sent.bytes(), sent.preview(), sent.luma()));
    long start = System.nanoTime();
    FilterOutcome outcome = filter.observe(frame.index(), preview);
    times.addFilter(System.nanoTime() - start);
    DecidedFrame decided = waiting(frame, outcome, capturedAt);
    switch (outcome.route()) {
      case SKIP, COPY -> settle(decided);
      case SCORE -> {
        Image colours =
            read(
                () ->
                    previews.forModel(
                        preview, sizeOf(frame.picture()), sent.bytes(), sent.preview()));
        toScore.add(new ToScore(decided, colours, frame));
        if (toScore.size() >= scorer.orElseThrow().preferredBatchSize()) {
          scoreWaiting();
        }
      }
      case REFERENCE -> ask(decided, frame);
    }
  }

  /** Answers what waits and ends all events: the recording is over. */
  void finish() {
    scoreWaiting();
    while (!asked.isEmpty()) {
      resolveOldest();
    }
    resolver.endOfFrames(out);
  }

  StageTimes times() {
    return times;
  }

  private DecidedFrame waiting(SourceFrame frame, FilterOutcome outcome, long capturedAt) {
    return engine.filtered(setup.camera().value(), frame.index(), outcome, capturedAt, capturedAt);
  }

  /** Reads a preview. */
  private interface Reading {
    Image run() throws UnreadableFrameException;
  }

  private Image read(Reading reading) {
    long start = System.nanoTime();
    try {
      return reading.run();
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame that was decoded has no preview", e);
    } finally {
      times.addPreview(System.nanoTime() - start);
    }
  }

  /** The ingest's preview; the frame itself is encoded only when the reference model is asked. */
  private SentFrame sentByIngest(Image image) {
    int reduction = engine.plan().previewReductionOf(image.width(), image.height());
    byte[] preview = setup.encoder().encodePreview(image, reduction);
    byte[] luma =
        engine.plan().filterChannels() == Image.LUMA
            ? PlainLuma.sentWith(preview, setup.decoder())
            : NOT_ENCODED;
    return new SentFrame(NOT_ENCODED, preview, luma);
  }

  private static EncodedImage sizeOf(FramePicture picture) {
    return new EncodedImage(EncodedImage.Format.JPEG, picture.width(), picture.height());
  }

  private void scoreWaiting() {
    if (toScore.isEmpty()) {
      return;
    }
    long start = System.nanoTime();
    float[][] scores = scorer.orElseThrow().score(toScore.stream().map(ToScore::preview).toList());
    times.addScorer(System.nanoTime() - start);
    for (int i = 0; i < scores.length; i++) {
      ToScore frame = toScore.get(i);
      DecidedFrame decided = engine.decide(frame.waiting(), scores[i]);
      if (decided.isInDoubt()) {
        ask(decided, frame.frame());
      } else {
        settle(decided);
      }
    }
    toScore.clear();
  }

  private void ask(DecidedFrame waiting, SourceFrame frame) {
    if (asked.size() == MAX_WAITING_FOR_REFERENCE) {
      resolveOldest();
    }
    asked.addLast(new Asked(waiting, reference.answer(frame)));
    while (!asked.isEmpty() && asked.getFirst().answer().isDone()) {
      resolveOldest();
    }
  }

  private void resolveOldest() {
    Asked oldest = asked.removeFirst();
    ReferenceAnswer answer = await(oldest.answer());
    settle(engine.resolve(oldest.waiting(), answer.objects(), answer.width(), answer.height()));
  }

  private void settle(DecidedFrame frame) {
    resolver.accept(frame, out);
  }

  static ReferenceAnswer await(CompletableFuture<ReferenceAnswer> answer) {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("the reference model failed", e.getCause());
    } catch (CancellationException e) {
      throw new IllegalStateException("the reference model was closed while frames waited", e);
    }
  }
}
