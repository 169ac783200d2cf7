package dev.squint.jobs.offline.tuning;

import dev.squint.core.accuracy.Timelines;
import dev.squint.core.plan.Plan;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.options.UserException;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Split;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Cuts footage into its parts, and refuses footage from which nothing can be learnt. */
final class TuningSplit {
  private static final double GAP_SECONDS = 10;

  private TuningSplit() {}

  /**
   * The parts.
   *
   * @param fromFrame index of the truth's first frame in the footage, for messages
   * @throws UserException when there is too little footage, or a query is always or never true in
   *     the part that models learn from
   */
  static Split of(Truth truth, long fromFrame) {
    if (truth.frames() < Split.MIN_FRAMES) {
      throw new UserException(
          "the footage has %d frames, tuning needs at least %d; hours are better"
              .formatted(truth.frames(), Split.MIN_FRAMES));
    }
    Split split = Split.of(truth.frames(), Plan.frames(GAP_SECONDS, truth.framesPerSecond()));
    for (int query = 0; query < truth.queries().size(); query++) {
      BitSet timeline = smoothed(truth, query);
      requireBoth(truth.queries().get(query).name(), timeline, split.training(), fromFrame);
    }
    return split;
  }

  private static void requireBoth(String query, BitSet timeline, FrameSpan part, long fromFrame) {
    int present = timeline.get(part.start(), part.end()).cardinality();
    if (present > 0 && present < part.length()) {
      return;
    }
    throw new UserException(
        "query %s is %s in frames %d to %d, which a plan learns from: nothing can be told apart; tune on footage in which it comes and goes"
            .formatted(
                query,
                present == 0 ? "never present" : "always present",
                fromFrame + part.start(),
                fromFrame + part.end() - 1));
  }

  private static BitSet smoothed(Truth truth, int query) {
    List<Presence> verdicts = new ArrayList<>(truth.frames());
    for (int frame = 0; frame < truth.frames(); frame++) {
      verdicts.add(Presence.of(truth.isPresent(query, frame)));
    }
    return Timelines.smooth(verdicts, truth.smoothingFrames());
  }
}
