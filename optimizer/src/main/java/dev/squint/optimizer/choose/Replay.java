package dev.squint.optimizer.choose;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cost.StageUse;
import dev.squint.optimizer.evidence.FrameSpan;
import java.util.BitSet;
import java.util.List;

/**
 * What a plan answers over one stretch of frames, counted from its first.
 *
 * @param span the stretch
 * @param decidedBy one a frame: the stage; owned, not to be modified
 * @param raw one a query: verdicts before smoothing; owned, not to be modified
 * @param timelines one a query: verdicts after smoothing; owned, not to be modified
 * @param trueTimelines one a query: the truth after smoothing; owned, not to be modified
 * @param use which share of the frames reaches each stage
 * @param errors one a query
 */
public record Replay(
    FrameSpan span,
    DecidedBy[] decidedBy,
    BitSet[] raw,
    BitSet[] timelines,
    BitSet[] trueTimelines,
    StageUse use,
    List<QueryError> errors) {
  public Replay {
    errors = List.copyOf(errors);
  }

  /** How many frames a stage decided. */
  public int decidedBy(DecidedBy stage) {
    int frames = 0;
    for (DecidedBy decided : decidedBy) {
      frames += decided == stage ? 1 : 0;
    }
    return frames;
  }
}
