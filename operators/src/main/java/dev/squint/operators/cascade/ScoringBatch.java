package dev.squint.operators.cascade;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.frame.Image;
import dev.squint.core.model.FrameScorer;
import dev.squint.operators.edge.DoubtfulFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames that wait for one specialized model, so that it scores many in one call. Owns the
 * model. Frames wait neither across a checkpoint nor longer than the operator's delay: the operator
 * calls {@link #flush}.
 */
final class ScoringBatch implements AutoCloseable {
  /** More than this is not held back: previews wait together with their full frames. */
  private static final long MAX_BYTES = 32L << 20;

  private final CascadeEngine engine;
  private final FrameScorer scorer;
  private final List<DoubtfulFrame> waiting = new ArrayList<>();
  private final List<Image> previews = new ArrayList<>();
  private long bytes;

  ScoringBatch(CascadeEngine engine, FrameScorer scorer) {
    this.engine = engine;
    this.scorer = scorer;
  }

  /** Takes what the specialized model has looked at. */
  interface ScoredListener {
    /** The model was sure about every query of the frame, whose encoded form is {@code image}. */
    void onDecided(DecidedFrame frame, byte[] image);

    /** The model was not. */
    void onDoubtful(DoubtfulFrame frame);
  }

  /** Adds a frame; scores all that wait when that makes a batch. */
  void add(DoubtfulFrame frame, Image preview, ScoredListener out) {
    waiting.add(frame);
    previews.add(preview);
    bytes += frame.image().length;
    if (waiting.size() >= scorer.preferredBatchSize() || bytes >= MAX_BYTES) {
      flush(out);
    }
  }

  /** Scores all that wait. */
  void flush(ScoredListener out) {
    if (waiting.isEmpty()) {
      return;
    }
    float[][] scores = scorer.score(List.copyOf(previews));
    List<DoubtfulFrame> scored = List.copyOf(waiting);
    waiting.clear();
    previews.clear();
    bytes = 0;
    for (int i = 0; i < scored.size(); i++) {
      DoubtfulFrame frame = scored.get(i);
      DecidedFrame decided = engine.decide(frame.waiting(), scores[i]);
      if (decided.isInDoubt()) {
        out.onDoubtful(new DoubtfulFrame(decided, frame.image()));
      } else {
        out.onDecided(decided, frame.image());
      }
    }
  }

  @Override
  public void close() {
    scorer.close();
  }
}
