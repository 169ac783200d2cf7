package dev.squint.jobs.offline;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.reference.ReferenceAnswer;
import dev.squint.jobs.offline.labels.FrameLabels;
import dev.squint.jobs.offline.labels.LabelStore;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The reference model of an evaluation: makes the labels that the truth needs, and answers what the
 * cascade asks.
 *
 * <p>The model runs on a frame once at most; a frame that was labelled before is answered by its
 * labels. So that the model's cost is measured in the same run all the same, it also runs on some
 * frames for their time alone, {@value #MIN_TIMED} or more, spread over the footage. One thread.
 */
final class EvaluatedReference implements FrameReference {
  static final int MIN_TIMED = 20;

  private final FrameEncoder encoder;
  private final FrameDecoder decoder;
  private final ReferenceDetector model;
  private final LabelStore labels;
  private final Settings settings;
  private final Set<Long> labelledNow = new HashSet<>();
  private long seen;
  private long nextTimed;
  private long timedNanos;
  private long timedFrames;
  private long fromLabels;
  private long run;

  /**
   * What there is to know of the footage and the cascade.
   *
   * @param width columns of the frames
   * @param height rows of the frames
   * @param expectedFrames how many frames there are; 0 when unknown
   * @param minimumScore from which the cascade's reference stage reports objects
   * @param alwaysRun whether the cascade is answered by the model even where labels know
   */
  record Settings(
      int width, int height, long expectedFrames, double minimumScore, boolean alwaysRun) {
    static Settings of(FrameSource source, EvaluationRequest request) {
      FrameRange range = request.run().recording().range();
      return new Settings(
          source.width(),
          source.height(),
          Recordings.expectedFrames(source, range).orElse(0),
          request.run().reference().model().minimumScore(),
          request.runReference());
    }
  }

  /**
   * A reference.
   *
   * @param model reports at least the objects that labels hold
   */
  EvaluatedReference(
      OfflineBackend backend, ReferenceDetector model, LabelStore labels, Settings settings) {
    encoder = backend.encoder();
    decoder = backend.decoder();
    this.model = model;
    this.labels = labels;
    this.settings = settings;
  }

  /** Labels a frame that has no labels. */
  void label(SourceFrame frame) {
    Optional<String> content = Recordings.content(frame);
    if (labels.contains(frame.index())) {
      content.ifPresent(bytes -> labels.requireContent(frame.index(), bytes));
    } else {
      labels.append(new FrameLabels(frame.index(), detect(frame), content));
      labelledNow.add(frame.index());
    }
  }

  /** Runs the model on the frame when it is time to measure it again; shown every frame. */
  void time(SourceFrame frame) {
    if (seen >= nextTimed) {
      detect(frame);
    }
    seen++;
  }

  @Override
  public CompletableFuture<ReferenceAnswer> answer(SourceFrame frame) {
    List<DetectedObject> reported = FrameLabels.from(settings.minimumScore(), objects(frame));
    return CompletableFuture.completedFuture(
        new ReferenceAnswer(reported, settings.width(), settings.height()));
  }

  private List<DetectedObject> objects(SourceFrame frame) {
    boolean before = labels.contains(frame.index()) && !labelledNow.contains(frame.index());
    if (before && settings.alwaysRun()) {
      run++;
      return detect(frame);
    }
    label(frame);
    if (before) {
      fromLabels++;
    } else {
      run++;
    }
    return labels.find(frame.index()).orElseThrow().objects();
  }

  /** Frames that the cascade asked about and that labels of an earlier run answered. */
  long fromLabels() {
    return fromLabels;
  }

  /** Frames that the cascade asked about and that the model ran on. */
  long run() {
    return run;
  }

  /** Frames that the model ran on, for whatever reason. */
  long timedFrames() {
    return timedFrames;
  }

  /** Decoding a frame and running the model on it, on average over this run. */
  double microsPerFrame() {
    return timedFrames == 0 ? Double.NaN : timedNanos / 1e3 / timedFrames;
  }

  private List<DetectedObject> detect(SourceFrame frame) {
    byte[] encoded = Recordings.encoded(frame, encoder);
    long start = System.nanoTime();
    List<DetectedObject> found = model.detect(List.of(decode(encoded))).get(0);
    timedNanos += System.nanoTime() - start;
    timedFrames++;
    // Of footage of unknown length a constant share of what was seen: that grows with its
    // logarithm.
    long length = settings.expectedFrames() > 0 ? settings.expectedFrames() : seen;
    nextTimed = seen + Math.max(1, length / MIN_TIMED);
    return found;
  }

  private Image decode(byte[] encoded) {
    try {
      return decoder.decode(encoded);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame just encoded cannot be decoded", e);
    }
  }
}
