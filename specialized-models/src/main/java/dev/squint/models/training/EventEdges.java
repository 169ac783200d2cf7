package dev.squint.models.training;

/** Finds the frames near the start or the end of an event. */
final class EventEdges {
  private EventEdges() {}

  /**
   * Marks frames with a frame of the other answer at most {@code reach} frames away.
   *
   * @param frames ascending
   * @return one flag for each of {@code frames}
   */
  static boolean[] near(TrainingData data, int query, int[] frames, int reach) {
    boolean[] near = new boolean[frames.length];
    for (int index = 1; index < frames.length; index++) {
      boolean before = data.isPresent(query, frames[index - 1]);
      if (before == data.isPresent(query, frames[index])) {
        continue;
      }
      int first = frames[index] - reach;
      int last = frames[index - 1] + reach;
      for (int left = index - 1; left >= 0 && frames[left] >= first; left--) {
        near[left] = true;
      }
      for (int right = index; right < frames.length && frames[right] <= last; right++) {
        near[right] = true;
      }
    }
    return near;
  }
}
