package dev.squint.optimizer.difference;

import dev.squint.core.frame.Image;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.List;

/**
 * The frames that detectors are fitted to, with their answers: runs of neighbouring frames, spread
 * evenly over a part of the footage, held in memory. Frames are counted through from 0.
 */
final class SampledFootage {
  private static final int MAX_BYTES = 64 << 20;
  private static final int RUNS = 24;

  /** One a frame, {@link Image#LUMA}. */
  final List<Image> previews;

  /** The runs, in the sample's own count of frames: they cover it without gaps. */
  final List<FrameSpan> runs;

  final SampleLabels labels;
  final double framesPerSecond;

  private SampledFootage(
      List<Image> previews, List<FrameSpan> runs, SampleLabels labels, double framesPerSecond) {
    this.previews = previews;
    this.runs = runs;
    this.labels = labels;
    this.framesPerSecond = framesPerSecond;
  }

  /**
   * Reads a sample.
   *
   * @param part at least one frame
   * @param maxFrames how many frames to read at most; fewer of large previews
   */
  static SampledFootage read(LumaSource source, Truth truth, FrameSpan part, int maxFrames) {
    int bytes = source.luma(part.start()).pixels().length;
    int[] frames = new int[part.length()];
    List<FrameSpan> runs = new ArrayList<>();
    List<Image> previews = new ArrayList<>();
    for (FrameSpan run : runs(part, Math.min(maxFrames, MAX_BYTES / bytes))) {
      runs.add(new FrameSpan(previews.size(), previews.size() + run.length()));
      for (int frame = run.start(); frame < run.end(); frame++) {
        frames[previews.size()] = frame;
        previews.add(source.luma(frame));
      }
    }
    int[] sampled = java.util.Arrays.copyOf(frames, previews.size());
    return new SampledFootage(
        previews, runs, new SampleLabels(truth, sampled, runs), truth.framesPerSecond());
  }

  private static List<FrameSpan> runs(FrameSpan part, int maxFrames) {
    if (part.length() <= maxFrames) {
      return List.of(part);
    }
    int count = Math.min(RUNS, maxFrames);
    int length = maxFrames / count;
    double room = part.length() - length;
    List<FrameSpan> runs = new ArrayList<>();
    for (int run = 0; run < count; run++) {
      int start = part.start() + (int) (room * run / Math.max(1, count - 1));
      runs.add(new FrameSpan(start, start + length));
    }
    return runs;
  }

  int frames() {
    return previews.size();
  }
}
