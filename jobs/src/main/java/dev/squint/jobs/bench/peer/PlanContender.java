package dev.squint.jobs.bench.peer;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.cascade.StagePreviews;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.plan.Plan;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.offline.Verdicts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Squint's own filter under a plan, as a job runs it: preview, difference detector, specialized
 * model in batches, and the resolver that copies labels.
 */
final class PlanContender implements Contender {
  static final String BY_PLAN = "by the plan";

  private static final String CAMERA = "peer";
  private static final byte[] NONE = {};

  private final String name;
  private final boolean withPreview;
  private final CascadeEngine engine;
  private final CascadeFilter filter;
  private final FrameResolver resolver;
  private final StagePreviews previews;
  private final Optional<FrameScorer> scorer;
  private final Verdicts verdicts;
  private final List<ToScore> toScore = new ArrayList<>();
  private final BitSet sent = new BitSet();

  /**
   * A contender.
   *
   * @param withPreview whether frames bring the preview of the ingest
   * @param scorer present exactly when the plan has a specialized model; closed with this
   */
  PlanContender(
      String name,
      boolean withPreview,
      CascadeEngine engine,
      FrameDecoder decoder,
      Optional<FrameScorer> scorer) {
    this.name = name;
    this.withPreview = withPreview;
    this.engine = engine;
    this.scorer = scorer;
    Plan plan = engine.plan();
    filter = engine.newFilter();
    resolver = new FrameResolver(plan.queries().size(), plan.smoothingFrames());
    previews = new StagePreviews(decoder, plan);
    verdicts = new Verdicts(plan.queries());
  }

  /** A frame that waits for the specialized model. */
  private record ToScore(DecidedFrame waiting, Image preview, PeerFrame frame) {}

  @Override
  public String name() {
    return name;
  }

  @Override
  public void take(PeerFrame frame, CpuMeter decoding) {
    long capturedAt = filter.repairCaptureTime(frame.capturedAtMillis());
    if (filter.skipsNext()) {
      settle(filtered(frame, filter.skip(), capturedAt));
      return;
    }
    if (!filter.needsPreview()) {
      send(filtered(frame, filter.observe(frame.index()), capturedAt), frame);
      return;
    }
    decoding.start();
    Image preview = preview(frame);
    decoding.stop();
    FilterOutcome outcome = filter.observe(frame.index(), preview);
    DecidedFrame decided = filtered(frame, outcome, capturedAt);
    switch (outcome.route()) {
      case SKIP, COPY -> settle(decided);
      case SCORE -> {
        decoding.start();
        Image colours = colours(preview, frame);
        decoding.stop();
        toScore.add(new ToScore(decided, colours, frame));
        if (toScore.size() >= scorer.orElseThrow().preferredBatchSize()) {
          score();
        }
      }
      case REFERENCE -> send(decided, frame);
    }
  }

  private Image preview(PeerFrame frame) {
    try {
      return previews.forFilter(
          EncodedImage.inspect(frame.jpeg()),
          frame.jpeg(),
          withPreview ? frame.preview() : NONE,
          withPreview ? frame.luma() : NONE);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame just encoded cannot be decoded", e);
    }
  }

  private Image colours(Image preview, PeerFrame frame) {
    try {
      return previews.forModel(
          preview,
          EncodedImage.inspect(frame.jpeg()),
          frame.jpeg(),
          withPreview ? frame.preview() : NONE);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame just encoded cannot be decoded", e);
    }
  }

  private DecidedFrame filtered(PeerFrame frame, FilterOutcome outcome, long capturedAt) {
    return engine.filtered(CAMERA, frame.index(), outcome, capturedAt, capturedAt);
  }

  private void score() {
    float[][] scores = scorer.orElseThrow().score(toScore.stream().map(ToScore::preview).toList());
    for (int i = 0; i < scores.length; i++) {
      ToScore frame = toScore.get(i);
      DecidedFrame decided = engine.decide(frame.waiting(), scores[i]);
      if (decided.isInDoubt()) {
        send(decided, frame.frame());
      } else {
        settle(decided);
      }
    }
    toScore.clear();
  }

  private void send(DecidedFrame waiting, PeerFrame frame) {
    sent.set(frame.position());
    float[] scores = new float[frame.present().length];
    settle(waiting.referenced(scores, frame.present(), List.of()));
  }

  private void settle(DecidedFrame frame) {
    resolver.accept(frame, verdicts);
  }

  @Override
  public void finish() {
    if (!toScore.isEmpty()) {
      score();
    }
    resolver.endOfFrames(verdicts);
  }

  @Override
  public BitSet sent() {
    return sent;
  }

  @Override
  public List<Answers> answers(List<List<Presence>> truth) {
    return List.of(new Answers(BY_PLAN, verdicts.all()));
  }

  @Override
  public void close() {
    scorer.ifPresent(FrameScorer::close);
  }
}
