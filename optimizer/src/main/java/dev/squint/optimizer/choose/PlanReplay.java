package dev.squint.optimizer.choose;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.cascade.ScoreDecision;
import dev.squint.core.cascade.SpecializedEvidence;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import dev.squint.optimizer.replay.FilterSlice;
import dev.squint.optimizer.replay.QueryTruth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Replays a plan over logs through the cascade's own decisions and resolver, frame by frame.
 *
 * <p>The search counts with whole arrays instead ({@code optimizer.replay}); this is what it is
 * held to. A stretch is footage of its own: its windows are cut short at its ends. Copies of a
 * frame from before it take the truth of that frame.
 */
public final class PlanReplay {
  private static final String CAMERA = "replay";
  private static final double UNKNOWN = Double.NaN;

  private final Truth truth;
  private final FrameSpan span;
  private final Candidate candidate;
  private final List<ScoreThresholds> thresholds;
  private final int queries;

  private PlanReplay(
      Truth truth, FrameSpan span, Candidate candidate, List<ScoreThresholds> thresholds) {
    this.truth = truth;
    this.span = span;
    this.candidate = candidate;
    this.thresholds = thresholds;
    queries = truth.queries().size();
    if (candidate.scores().isPresent() && thresholds.size() != queries) {
      throw new IllegalArgumentException(
          "%d thresholds for %d queries".formatted(thresholds.size(), queries));
    }
  }

  /**
   * The answers of a plan.
   *
   * @param thresholds one a query; empty without a specialized model
   */
  public static Replay replay(
      Truth truth, FrameSpan span, Candidate candidate, List<ScoreThresholds> thresholds) {
    return new PlanReplay(truth, span, candidate, thresholds).run();
  }

  private Replay run() {
    FrameResolver resolver = new FrameResolver(queries, truth.smoothingFrames());
    Recorder recorder = new Recorder(queries, span.length());
    long[] oldest = oldestFrames();
    for (int i = 0; i < span.length(); i++) {
      resolver.accept(frame(i, oldest[i]), recorder);
    }
    resolver.endOfFrames(recorder);
    FilterSlice slice = FilterSlice.of(candidate.filter(), span);
    List<QueryError> errors = new ArrayList<>();
    BitSet[] trueTimelines = new BitSet[queries];
    for (int query = 0; query < queries; query++) {
      QueryTruth ofQuery = QueryTruth.of(truth, query, span);
      trueTimelines[query] = ofQuery.timeline();
      errors.add(QueryError.of(ofQuery, recorder.timelines[query]));
    }
    int referred = 0;
    for (DecidedBy stage : recorder.decidedBy) {
      referred += stage == DecidedBy.REFERENCE_MODEL ? 1 : 0;
    }
    return new Replay(
        span,
        recorder.decidedBy,
        recorder.raw,
        recorder.timelines,
        trueTimelines,
        slice.use(candidate, referred),
        errors);
  }

  /** Per frame, the oldest whose label it or a later one takes. */
  private long[] oldestFrames() {
    long[] oldest = new long[span.length()];
    long next = Long.MAX_VALUE;
    for (int i = oldest.length - 1; i >= 0; i--) {
      next = Math.min(next, candidate.filter().sourceOf(span.start() + i));
      oldest[i] = next;
    }
    return oldest;
  }

  private DecidedFrame frame(int position, long oldestFrameInUse) {
    int frame = span.start() + position;
    FilterLog filter = candidate.filter();
    DecidedBy copiedBy =
        filter.isSkipped(frame) ? DecidedBy.FRAME_SKIPPING : DecidedBy.DIFFERENCE_DETECTOR;
    int source = filter.sourceOf(frame);
    if (source == frame) {
      return decided(waiting(position, DecidedBy.UNRESOLVED, FilterOutcome.NONE, oldestFrameInUse));
    }
    if (source >= span.start()) {
      return waiting(position, copiedBy, source, oldestFrameInUse);
    }
    return answered(position, copiedBy, oldestFrameInUse, presentIn(source));
  }

  private DecidedFrame decided(DecidedFrame waiting) {
    int frame = (int) waiting.frame();
    if (candidate.scores().isPresent()) {
      float[] scores = new float[queries];
      for (int query = 0; query < queries; query++) {
        scores[query] = candidate.scores().get().scores()[query][frame];
      }
      Optional<boolean[]> present = ScoreDecision.of(thresholds, scores);
      if (present.isPresent()) {
        return waiting.scored(scores, present.get());
      }
    }
    return waiting.referenced(new float[queries], presentIn(frame), List.of());
  }

  private boolean[] presentIn(int frame) {
    boolean[] present = new boolean[queries];
    for (int query = 0; query < queries; query++) {
      present[query] = truth.isPresent(query, frame);
    }
    return present;
  }

  private DecidedFrame waiting(int position, DecidedBy stage, long sameAs, long oldest) {
    return frame(position, stage, sameAs, oldest, new boolean[0]);
  }

  private DecidedFrame answered(int position, DecidedBy stage, long oldest, boolean[] present) {
    return frame(position, stage, FilterOutcome.NONE, oldest, present);
  }

  private DecidedFrame frame(
      int position, DecidedBy stage, long sameAs, long oldest, boolean[] present) {
    return new DecidedFrame(
        CAMERA,
        span.start() + position,
        position,
        oldest,
        position,
        position,
        CAMERA,
        stage,
        sameAs,
        UNKNOWN,
        UNKNOWN,
        SpecializedEvidence.NONE,
        new float[present.length],
        present,
        List.of(),
        false);
  }

  /** Writes down verdicts and events of the stretch. */
  private final class Recorder implements ResolvedListener {
    private final DecidedBy[] decidedBy;
    private final BitSet[] raw = new BitSet[queries];
    private final BitSet[] timelines = new BitSet[queries];
    private int next;

    private Recorder(int queries, int frames) {
      decidedBy = new DecidedBy[frames];
      for (int query = 0; query < queries; query++) {
        raw[query] = new BitSet(frames);
        timelines[query] = new BitSet(frames);
      }
    }

    @Override
    public void onFrame(DecidedFrame frame) {
      decidedBy[next] = frame.decidedBy();
      for (int query = 0; query < queries; query++) {
        raw[query].set(next, frame.present()[query]);
      }
      next++;
    }

    @Override
    public void onEvent(int queryIndex, PresenceEvent event, String plan) {
      if (!event.isStart()) {
        int start = (int) event.start().frame() - span.start();
        int end = (int) event.end().frame() - span.start();
        timelines[queryIndex].set(start, end + 1);
      }
    }
  }
}
