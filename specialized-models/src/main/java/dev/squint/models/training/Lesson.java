package dev.squint.models.training;

/**
 * What all networks of a training share.
 *
 * @param data what to learn from
 * @param frames those that are kept
 * @param sampler of the kept training frames
 * @param settings how to learn
 * @param stop when to give up
 */
record Lesson(
    TrainingData data,
    FrameSelection frames,
    FrameSampler sampler,
    TrainingSettings settings,
    StopSignal stop) {
  static Lesson of(TrainingData data, TrainingSettings settings, StopSignal stop) {
    FrameSelection frames = FrameSelection.of(data, settings.sampling());
    FrameSampler sampler = new FrameSampler(data, frames.training(), settings);
    return new Lesson(data, frames, sampler, settings, stop);
  }

  int queries() {
    return data.queries();
  }

  /** {@code [query][frame]} of the kept validation frames. */
  boolean[][] validationTruth() {
    int[] list = frames.validation();
    boolean[][] truth = new boolean[queries()][list.length];
    for (int query = 0; query < truth.length; query++) {
      for (int index = 0; index < list.length; index++) {
        truth[query][index] = data.isPresent(query, list[index]);
      }
    }
    return truth;
  }
}
