package dev.squint.models.training;

import java.util.BitSet;

/**
 * The frames that are kept of a recording, so that memory is bounded whatever its length.
 *
 * @param training ascending
 * @param validation ascending
 */
record FrameSelection(int[] training, int[] validation) {
  /** Up to half of the training frames come from near events or from within, the rest evenly. */
  static FrameSelection of(TrainingData data, SamplingSettings settings) {
    return new FrameSelection(
        thinned(data, settings), evenly(data.validationFrames(), settings.maxValidationFrames()));
  }

  private static int[] thinned(TrainingData data, SamplingSettings settings) {
    int[] frames = data.trainingFrames();
    int limit = settings.maxTrainingFrames();
    if (frames.length <= limit) {
      return frames;
    }
    BitSet telling = new BitSet();
    for (int query = 0; query < data.queries(); query++) {
      boolean[] edges = EventEdges.near(data, query, frames, settings.edgeFrames());
      for (int index = 0; index < frames.length; index++) {
        if (edges[index] || data.isPresent(query, frames[index])) {
          telling.set(index);
        }
      }
    }
    int[] events = pick(frames, telling, true);
    int[] others = pick(frames, telling, false);
    int keptEvents = Math.min(events.length, Math.max(limit / 2, limit - others.length));
    BitSet kept = new BitSet();
    for (int frame : evenly(events, keptEvents)) {
      kept.set(frame);
    }
    for (int frame : evenly(others, limit - keptEvents)) {
      kept.set(frame);
    }
    return kept.stream().toArray();
  }

  private static int[] pick(int[] frames, BitSet chosen, boolean wanted) {
    int[] picked = new int[frames.length];
    int count = 0;
    for (int index = 0; index < frames.length; index++) {
      if (chosen.get(index) == wanted) {
        picked[count++] = frames[index];
      }
    }
    return java.util.Arrays.copyOf(picked, count);
  }

  /** {@code limit} of the frames at even distances; all when there are fewer. */
  static int[] evenly(int[] frames, int limit) {
    if (frames.length <= limit) {
      return frames;
    }
    int[] kept = new int[limit];
    for (int index = 0; index < limit; index++) {
      kept[index] = frames[(int) ((long) index * frames.length / limit)];
    }
    return kept;
  }
}
