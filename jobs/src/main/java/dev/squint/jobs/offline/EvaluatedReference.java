package dev.squint.jobs.offline;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.jobs.offline.labels.FrameLabels;
import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.video.source.SourceFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The reference model of an evaluation: the truth about every frame, and the answers that the
 * cascade asks for.
 *
 * <p>A frame that has labels is not labelled again; yet what the cascade asks about it runs the
 * model, and so do the first {@value #MIN_TIMED} frames, so that the model's cost is measured in
 * the same run. A frame without labels runs the model once, for both. One thread.
 */
final class EvaluatedReference implements FrameReference {
  static final int MIN_TIMED = 20;

  // The cascade asks soon after the truth: as late as a batch for the specialized model fills.
  private static final int MAX_REMEMBERED = 10_000;

  private final FrameEncoder encoder;
  private final FrameDecoder decoder;
  private final ReferenceDetector model;
  private final Optional<LabelStore> labels;
  private final double minimumScore;
  private final Map<Long, ReferenceAnswer> remembered = new LinkedHashMap<>();
  private long timedNanos;
  private long timedFrames;

  /**
   * A reference.
   *
   * @param model reports at least the objects from {@code minimumScore} on
   * @param minimumScore from which the cascade's reference stage reports objects
   */
  EvaluatedReference(
      OfflineBackend backend,
      ReferenceDetector model,
      Optional<LabelStore> labels,
      double minimumScore) {
    encoder = backend.encoder();
    decoder = backend.decoder();
    this.model = model;
    this.labels = labels;
    this.minimumScore = minimumScore;
  }

  /** What the reference stage would say of a frame. */
  ReferenceAnswer truth(SourceFrame frame) {
    Optional<FrameLabels> known = labels.flatMap(store -> store.find(frame.index()));
    Image image = frame.image();
    if (known.isEmpty() || timedFrames < MIN_TIMED) {
      ReferenceAnswer answer = run(encoder.encode(image));
      if (known.isEmpty()) {
        labels.ifPresent(store -> store.append(frame.index(), answer.objects()));
        return remember(
            frame.index(), reported(new FrameLabels(frame.index(), answer.objects()), image));
      }
    }
    return reported(known.orElseThrow(), image);
  }

  @Override
  public CompletableFuture<ReferenceAnswer> answer(long frame, Supplier<byte[]> encoded) {
    ReferenceAnswer known = remembered.remove(frame);
    if (known != null) {
      return CompletableFuture.completedFuture(known);
    }
    ReferenceAnswer answer = run(encoded.get());
    FrameLabels found = new FrameLabels(frame, answer.objects());
    return CompletableFuture.completedFuture(
        new ReferenceAnswer(found.objectsFrom(minimumScore), answer.width(), answer.height()));
  }

  /** Decoding a frame and running the model on it, on average over this run. */
  double microsPerFrame() {
    return timedFrames == 0 ? Double.NaN : timedNanos / 1e3 / timedFrames;
  }

  private ReferenceAnswer reported(FrameLabels found, Image image) {
    return new ReferenceAnswer(found.objectsFrom(minimumScore), image.width(), image.height());
  }

  private ReferenceAnswer remember(long frame, ReferenceAnswer answer) {
    remembered.put(frame, answer);
    if (remembered.size() > MAX_REMEMBERED) {
      remembered.remove(remembered.keySet().iterator().next());
    }
    return answer;
  }

  private ReferenceAnswer run(byte[] encoded) {
    long start = System.nanoTime();
    Image image = decode(encoded);
    ReferenceAnswer answer =
        new ReferenceAnswer(model.detect(List.of(image)).get(0), image.width(), image.height());
    timedNanos += System.nanoTime() - start;
    timedFrames++;
    return answer;
  }

  private Image decode(byte[] encoded) {
    try {
      return decoder.decode(encoded);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame just encoded cannot be decoded", e);
    }
  }
}
