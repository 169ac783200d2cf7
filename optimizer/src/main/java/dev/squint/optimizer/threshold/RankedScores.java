package dev.squint.optimizer.threshold;

import dev.squint.core.plan.ScoreThresholds;
import dev.squint.optimizer.replay.FilterSlice;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The frames let through, ranked by one query's score, in groups of equal score. Immutable.
 *
 * <p>Group {@code g} of {@code G} holds the frames of rank {@code start(g)} to before {@code
 * start(g + 1)}.
 */
final class RankedScores {
  private static final double HALF = 0.5;
  private static final double QUARTER = 0.25;

  private final int[] numbers; // rank -> number of the frame let through
  private final float[] scores; // rank -> score
  private final int[] starts; // group -> first rank; one more at the end

  private RankedScores(int[] numbers, float[] scores) {
    this.numbers = numbers;
    this.scores = scores;
    int[] first = new int[scores.length + 1];
    int groups = 0;
    for (int rank = 0; rank < scores.length; rank++) {
      if (rank == 0 || scores[rank] != scores[rank - 1]) {
        first[groups++] = rank;
      }
    }
    first[groups] = scores.length;
    starts = Arrays.copyOf(first, groups + 1);
  }

  /** The frames that {@code slice} lets through. */
  static RankedScores of(FilterSlice slice, float[] scoresByFrame) {
    int count = slice.letThrough();
    long[] keys = new long[count];
    for (int number = 0; number < count; number++) {
      // Scores are not negative, so their bits sort as they do; adding 0 makes -0 and 0 equal.
      long bits = Float.floatToIntBits(scoresByFrame[slice.frameOf(number)] + 0f);
      keys[number] = bits << 32 | number;
    }
    Arrays.sort(keys);
    int[] numbers = new int[count];
    float[] scores = new float[count];
    for (int rank = 0; rank < count; rank++) {
      numbers[rank] = (int) keys[rank];
      scores[rank] = Float.intBitsToFloat((int) (keys[rank] >>> 32));
    }
    return new RankedScores(numbers, scores);
  }

  /** Without the frames whose number is in {@code left}. */
  RankedScores without(BitSet left) {
    if (left.isEmpty()) {
      return this;
    }
    int[] keptNumbers = new int[numbers.length];
    float[] keptScores = new float[numbers.length];
    int kept = 0;
    for (int rank = 0; rank < numbers.length; rank++) {
      if (!left.get(numbers[rank])) {
        keptNumbers[kept] = numbers[rank];
        keptScores[kept++] = scores[rank];
      }
    }
    return new RankedScores(Arrays.copyOf(keptNumbers, kept), Arrays.copyOf(keptScores, kept));
  }

  int groups() {
    return starts.length - 1;
  }

  /** First rank of a group; for the group after the last, how many frames there are. */
  int start(int group) {
    return starts[group];
  }

  int numberAt(int rank) {
    return numbers[rank];
  }

  /** Groups from here on cannot be below a threshold: thresholds end at 1. */
  int lastAbsent() {
    return groups() > 0 && scores[scores.length - 1] >= 1 ? groups() - 1 : groups();
  }

  /** Groups before this one cannot be above a threshold: thresholds start at 0. */
  int firstPresent() {
    return groups() > 0 && scores[0] <= 0 ? 1 : 0;
  }

  /**
   * The thresholds that leave groups from {@code absent} to before {@code present} in doubt, midway
   * between neighbouring scores so that rounding does not move a frame across. Where no group is in
   * doubt, the middle half of the gap is: that refers no frame here, and later those that are
   * unlike any seen.
   */
  ScoreThresholds thresholds(int absent, int present) {
    double share = absent == present ? QUARTER : HALF;
    return new ScoreThresholds(
        absent == 0 ? 0 : below(absent) + share * gap(absent),
        present == groups() ? 1 : above(present) - share * gap(present));
  }

  /** How far the scores below and above the border before a group are apart. */
  double gap(int group) {
    return above(group) - below(group);
  }

  private double below(int group) {
    return group == 0 ? 0 : scores[starts[group] - 1];
  }

  private double above(int group) {
    return group == groups() ? 1 : scores[starts[group]];
  }
}
