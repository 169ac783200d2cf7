package dev.squint.jobs.offline.tuning;

import dev.squint.optimizer.choose.QueryError;
import dev.squint.optimizer.choose.WhatIf;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What other thresholds would have changed; its JSON form is the document of {@code squint whatif}.
 *
 * @param plan id of the plan
 * @param frames how many frames of footage the comparison is about
 * @param framesPerSecond of the footage
 * @param referenceShareBefore share of the frames that the reference model looks at
 * @param referenceShareAfter likewise
 * @param microsPerFrameBefore expected cost
 * @param microsPerFrameAfter likewise
 * @param queries one a query, in the plan's order
 */
public record WhatIfReport(
    String plan,
    int frames,
    double framesPerSecond,
    double referenceShareBefore,
    double referenceShareAfter,
    double microsPerFrameBefore,
    double microsPerFrameAfter,
    List<QueryChange> queries) {

  /**
   * What would change for one query. Rates are over the frames of the footage.
   *
   * @param query its name
   * @param before error as the plan is
   * @param after error under the other thresholds
   * @param changedFrames frames whose smoothed answer would change
   * @param appearing events that would be there and now are not
   * @param disappearing events that are there and would not be
   */
  public record QueryChange(
      String query,
      ErrorRates before,
      ErrorRates after,
      int changedFrames,
      List<Event> appearing,
      List<Event> disappearing) {}

  /** Error against the reference model, {@code [0, 1]} each. */
  public record ErrorRates(double falseNegativeRate, double falsePositiveRate) {
    static ErrorRates of(QueryError error) {
      return new ErrorRates(error.falseNegativeRate(), error.falsePositiveRate());
    }
  }

  /**
   * A stretch of presence.
   *
   * @param fromFrame its first frame in the footage
   * @param toFrame the frame after its last
   * @param fromSecond of the footage
   * @param seconds its length
   * @param isTrue whether the reference model sees the object in some of it
   */
  public record Event(
      long fromFrame, long toFrame, double fromSecond, double seconds, boolean isTrue) {
    static Event of(FrameSpan span, BitSet seen, FootageInfo info) {
      int first = seen.nextSetBit(span.start());
      long start = info.fromFrame() + span.start();
      return new Event(
          start,
          info.fromFrame() + span.end(),
          start / info.framesPerSecond(),
          span.length() / info.framesPerSecond(),
          first >= 0 && first < span.end());
    }
  }

  static WhatIfReport of(String plan, FootageInfo info, Truth truth, WhatIf comparison) {
    List<QueryChange> changes = new ArrayList<>();
    for (int query = 0; query < comparison.queries().size(); query++) {
      WhatIf.QueryChange change = comparison.queries().get(query);
      BitSet seen = truth.raw()[query];
      changes.add(
          new QueryChange(
              change.query(),
              ErrorRates.of(comparison.before().selectionErrors().get(query)),
              ErrorRates.of(comparison.after().selectionErrors().get(query)),
              change.changedFrames(),
              change.appeared().stream().map(span -> Event.of(span, seen, info)).toList(),
              change.disappeared().stream().map(span -> Event.of(span, seen, info)).toList()));
    }
    return new WhatIfReport(
        plan,
        info.frames(),
        info.framesPerSecond(),
        comparison.before().cost().use().referred(),
        comparison.after().cost().use().referred(),
        comparison.before().cost().microsPerFrame(),
        comparison.after().cost().microsPerFrame(),
        changes);
  }
}
