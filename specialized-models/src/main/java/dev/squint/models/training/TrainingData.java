package dev.squint.models.training;

import java.util.BitSet;

/**
 * What a network learns from. Arrays and sets are not copied; do not modify.
 *
 * @param previews what it sees
 * @param trainingFrames frames to learn from, ascending
 * @param validationFrames frames to compare and calibrate by, ascending; later than the training
 *     frames
 * @param present the smoothed truth, {@code present[query].get(frame)}; frames without truth are in
 *     neither list
 */
public record TrainingData(
    PreviewSource previews, int[] trainingFrames, int[] validationFrames, BitSet[] present) {
  public TrainingData {
    if (present.length == 0) {
      throw new IllegalArgumentException("training needs at least one query");
    }
    requireAscending("training", trainingFrames);
    requireAscending("validation", validationFrames);
    int lastTraining = trainingFrames[trainingFrames.length - 1];
    if (validationFrames[0] <= lastTraining) {
      throw new IllegalArgumentException(
          "validation frames must be later than training frames: the first is %d, the last training frame %d"
              .formatted(validationFrames[0], lastTraining));
    }
  }

  /** Queries, in the plan's order. */
  public int queries() {
    return present.length;
  }

  boolean isPresent(int query, int frame) {
    return present[query].get(frame);
  }

  private static void requireAscending(String name, int[] frames) {
    if (frames.length == 0) {
      throw new IllegalArgumentException("training needs at least one %s frame".formatted(name));
    }
    for (int index = 0; index < frames.length; index++) {
      int previous = index == 0 ? -1 : frames[index - 1];
      if (frames[index] <= previous) {
        throw new IllegalArgumentException(
            "%s frames must ascend: %d follows %d".formatted(name, frames[index], previous));
      }
    }
  }
}
