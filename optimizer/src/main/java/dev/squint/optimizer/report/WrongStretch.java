package dev.squint.optimizer.report;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One maximal run of frames on which a plan's timeline is wrong in the same way.
 *
 * @param track the query
 * @param start first wrong frame
 * @param end frame after the last
 * @param missed whether the object was there and went unreported; else it was reported and not
 *     there
 * @param worstFrame the frame to look at: where the specialized model was most surely wrong, else
 *     the middle, as far as the plan looked at it
 * @param confidence how far the model's score lies on the wrong side at that frame, {@code [0, 1]};
 *     0 where another stage decided
 */
record WrongStretch(
    QueryTrack track, int start, int end, boolean missed, int worstFrame, double confidence) {

  int frames() {
    return end - start;
  }

  /** All wrong stretches of one query, in order of time. */
  static List<WrongStretch> of(QueryTrack track, int frames) {
    List<WrongStretch> stretches = new ArrayList<>();
    collect(track, difference(track.truth(), track.answer()), true, frames, stretches);
    collect(track, difference(track.answer(), track.truth()), false, frames, stretches);
    stretches.sort(Comparator.comparingInt(WrongStretch::start));
    return stretches;
  }

  /**
   * The worst of all queries' stretches: the longest, then those that the specialized model was
   * surest about.
   *
   * @param longest how many to choose by length
   * @param surest how many more to choose by confidence
   */
  static List<WrongStretch> worst(List<WrongStretch> stretches, int longest, int surest) {
    Set<WrongStretch> chosen = new LinkedHashSet<>();
    stretches.stream()
        .sorted(Comparator.comparingInt(WrongStretch::frames).reversed())
        .limit(longest)
        .forEach(chosen::add);
    stretches.stream()
        .filter(stretch -> stretch.confidence > 0 && !chosen.contains(stretch))
        .sorted(Comparator.comparingDouble(WrongStretch::confidence).reversed())
        .limit(surest)
        .toList()
        .forEach(chosen::add);
    return List.copyOf(chosen);
  }

  private static BitSet difference(BitSet of, BitSet without) {
    BitSet difference = (BitSet) of.clone();
    difference.andNot(without);
    return difference;
  }

  private static void collect(
      QueryTrack track, BitSet wrong, boolean missed, int frames, List<WrongStretch> to) {
    int start = wrong.nextSetBit(0);
    while (start >= 0 && start < frames) {
      int end = Math.min(frames, wrong.nextClearBit(start));
      to.add(at(track, start, end, missed));
      start = wrong.nextSetBit(end);
    }
  }

  private static WrongStretch at(QueryTrack track, int start, int end, boolean missed) {
    int worst = middle(track, start, end);
    double most = 0;
    for (int frame = start; frame < end; frame++) {
      double confidence = surelyWrong(track, frame, missed);
      if (confidence > most) {
        most = confidence;
        worst = frame;
      }
    }
    return new WrongStretch(track, start, end, missed, worst, most);
  }

  /** The middle, or the nearest frame to it that the plan looked at. */
  private static int middle(QueryTrack track, int start, int end) {
    int middle = (start + end) / 2;
    for (int away = 0; away < end - start; away++) {
      for (int frame : new int[] {middle - away, middle + away}) {
        boolean isInside = frame >= start && frame < end;
        if (isInside && track.decidedBy()[frame] != DecidedBy.FRAME_SKIPPING) {
          return frame;
        }
      }
    }
    return middle;
  }

  private static double surelyWrong(QueryTrack track, int frame, boolean missed) {
    if (track.decidedBy()[frame] != DecidedBy.SPECIALIZED_MODEL || track.thresholds().isEmpty()) {
      return 0;
    }
    ScoreThresholds thresholds = track.thresholds().get();
    float score = track.scores()[frame];
    if (missed) {
      return score < thresholds.absentBelow() ? 1 - score : 0;
    }
    return score > thresholds.presentAbove() ? score : 0;
  }
}
