package dev.squint.optimizer.difference;

import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.List;

/** The reference model's answers for the frames of a sample, raw and smoothed. */
final class SampleLabels {
  private final List<FrameSpan> runs;
  private final int frames;
  private final int smoothingFrames;
  private final boolean[][] raw;
  private final boolean[][] smoothed;

  /**
   * The answers of a sample.
   *
   * @param sampled index in the footage of each frame of the sample
   * @param runs the stretches of neighbours, in the sample's count
   */
  SampleLabels(Truth truth, int[] sampled, List<FrameSpan> runs) {
    this.runs = runs;
    frames = sampled.length;
    smoothingFrames = truth.smoothingFrames();
    raw = new boolean[truth.queries().size()][frames];
    smoothed = new boolean[raw.length][];
    for (int query = 0; query < raw.length; query++) {
      for (int frame = 0; frame < frames; frame++) {
        raw[query][frame] = truth.isPresent(query, sampled[frame]);
      }
      smoothed[query] = smooth(raw[query]);
    }
  }

  /** Whether frames {@code one} and {@code other} have another smoothed answer to some query. */
  boolean differ(int one, int other) {
    for (boolean[] answers : smoothed) {
      if (answers[one] != answers[other]) {
        return true;
      }
    }
    return false;
  }

  /** Whether some query's object is there, by the smoothed answers. */
  boolean anythingPresent(int frame) {
    for (boolean[] answers : smoothed) {
      if (answers[frame]) {
        return true;
      }
    }
    return false;
  }

  /** A frame whose smoothed answers are the commonest, query by query taken together. */
  int commonest(boolean[] among) {
    java.util.Map<List<Boolean>, Integer> counts = new java.util.LinkedHashMap<>();
    java.util.Map<List<Boolean>, Integer> examples = new java.util.HashMap<>();
    for (int frame = 0; frame < frames; frame++) {
      if (among[frame]) {
        List<Boolean> answers = answers(frame);
        counts.merge(answers, 1, Integer::sum);
        examples.putIfAbsent(answers, frame);
      }
    }
    return counts.entrySet().stream()
        .max(java.util.Map.Entry.comparingByValue())
        .map(entry -> examples.get(entry.getKey()))
        .orElse(0);
  }

  private List<Boolean> answers(int frame) {
    java.util.ArrayList<Boolean> answers = new java.util.ArrayList<>();
    for (boolean[] query : smoothed) {
      answers.add(query[frame]);
    }
    return answers;
  }

  /**
   * What happens to the timelines when frames take the raw answers of others.
   *
   * @param sources the frame that each frame takes its answer from; itself where it is let through
   */
  CopyError copy(int[] sources) {
    int letThrough = 0;
    for (int frame = 0; frame < frames; frame++) {
      letThrough += sources[frame] == frame ? 1 : 0;
    }
    double worstMissed = 0;
    double worstInvented = 0;
    boolean[] copied = new boolean[frames];
    for (int query = 0; query < raw.length; query++) {
      for (int frame = 0; frame < frames; frame++) {
        copied[frame] = raw[query][sources[frame]];
      }
      boolean[] timeline = smooth(copied);
      worstMissed = Math.max(worstMissed, errorRate(smoothed[query], timeline, true));
      worstInvented = Math.max(worstInvented, errorRate(smoothed[query], timeline, false));
    }
    return new CopyError((double) letThrough / frames, worstMissed, worstInvented);
  }

  private static double errorRate(boolean[] truth, boolean[] answer, boolean present) {
    int all = 0;
    int wrong = 0;
    for (int frame = 0; frame < truth.length; frame++) {
      if (truth[frame] == present) {
        all++;
        wrong += answer[frame] == present ? 0 : 1;
      }
    }
    return all == 0 ? 0 : (double) wrong / all;
  }

  /** The majority in a centred window, as {@code Timelines.smooth} has it, run by run. */
  private boolean[] smooth(boolean[] presence) {
    boolean[] result = new boolean[presence.length];
    int half = smoothingFrames / 2;
    for (FrameSpan run : runs) {
      int present = 0;
      int left = run.start();
      int right = run.start();
      for (int frame = run.start(); frame < run.end(); frame++) {
        for (; right < Math.min(run.end(), frame + half + 1); right++) {
          present += presence[right] ? 1 : 0;
        }
        for (; left < frame - half; left++) {
          present -= presence[left] ? 1 : 0;
        }
        result[frame] = 2 * present > right - left;
      }
    }
    return result;
  }
}
