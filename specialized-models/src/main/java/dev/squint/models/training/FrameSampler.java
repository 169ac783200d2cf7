package dev.squint.models.training;

import java.util.random.RandomGenerator;

/**
 * Draws the frames of an epoch so that every query's two answers are learnt, however rare.
 *
 * <p>Each query has an equal part of the images, shared out between frames with and without it;
 * frames near an edge of an event count more. What cannot be had by showing frames oftener is had
 * by {@link #weight}.
 */
final class FrameSampler {
  /** A few images must not outweigh a batch. */
  private static final double MAX_WEIGHT = 8;

  private static final double EQUAL_SHARE = 0.5;

  /** A short recording has short epochs, or its frames would be learnt by heart. */
  private static final int MEAN_REPEATS = 2;

  private final int images;
  private final double[] cumulative;
  private final double[][] weights;

  /**
   * A sampler over training frames.
   *
   * @param frames ascending
   * @throws MissingClassException when a query has one answer for all frames
   */
  FrameSampler(TrainingData data, int[] frames, TrainingSettings settings) {
    images = Math.min(settings.imagesPerEpoch(), MEAN_REPEATS * frames.length);
    double[] shares = new double[frames.length];
    double[] wanted = new double[data.queries()];
    for (int query = 0; query < wanted.length; query++) {
      wanted[query] = wantedShare(data, query, frames, settings.sampling());
      addShares(data, query, frames, wanted[query], settings.sampling(), shares);
    }
    weights = new double[wanted.length][];
    for (int query = 0; query < wanted.length; query++) {
      double positive = 0;
      double all = 0;
      for (int index = 0; index < frames.length; index++) {
        all += shares[index];
        positive += data.isPresent(query, frames[index]) ? shares[index] : 0;
      }
      double share = positive / all;
      weights[query] =
          new double[] {
            Math.min(MAX_WEIGHT, (1 - wanted[query]) / (1 - share)),
            Math.min(MAX_WEIGHT, wanted[query] / share)
          };
    }
    cumulative = shares;
    for (int index = 1; index < shares.length; index++) {
      cumulative[index] += cumulative[index - 1];
    }
  }

  /** The share of a query's images that are to show it. */
  private static double wantedShare(
      TrainingData data, int query, int[] frames, SamplingSettings settings) {
    int present = 0;
    for (int frame : frames) {
      present += data.isPresent(query, frame) ? 1 : 0;
    }
    if (present == 0 || present == frames.length) {
      throw new MissingClassException(query, present, frames.length);
    }
    double natural = (double) present / frames.length;
    return natural + settings.balance() * (EQUAL_SHARE - natural);
  }

  private void addShares(
      TrainingData data,
      int query,
      int[] frames,
      double wanted,
      SamplingSettings settings,
      double[] shares) {
    boolean[] edges = EventEdges.near(data, query, frames, settings.edgeFrames());
    double[] masses = new double[2];
    int[] counts = new int[2];
    for (int index = 0; index < frames.length; index++) {
      int answer = data.isPresent(query, frames[index]) ? 1 : 0;
      masses[answer] += edges[index] ? settings.edgeWeight() : 1;
      counts[answer]++;
    }
    double[] parts = {
      repeatable(1 - wanted, counts[0], settings), repeatable(wanted, counts[1], settings)
    };
    double total = parts[0] + parts[1];
    for (int index = 0; index < frames.length; index++) {
      int answer = data.isPresent(query, frames[index]) ? 1 : 0;
      double weight = edges[index] ? settings.edgeWeight() : 1;
      shares[index] += parts[answer] / total * weight / masses[answer];
    }
  }

  /** The part of the images that {@code count} frames can fill without too many repeats. */
  private double repeatable(double part, int count, SamplingSettings settings) {
    return Math.min(part, (double) count * settings.maxRepeats() / images);
  }

  /** Images of an epoch. */
  int images() {
    return images;
  }

  /** How much an image counts for one query. */
  double weight(int query, boolean present) {
    return weights[query][present ? 1 : 0];
  }

  /**
   * The frames of one epoch, by their place among the training frames, in random order: each as
   * often as its share says, up to rounding.
   */
  int[] draw(RandomGenerator random) {
    int[] drawn = new int[images];
    double total = cumulative[cumulative.length - 1];
    double start = random.nextDouble();
    int place = 0;
    for (int image = 0; image < images; image++) {
      double position = (image + start) / images * total;
      while (place < cumulative.length - 1 && cumulative[place] <= position) {
        place++;
      }
      drawn[image] = place;
    }
    for (int image = images - 1; image > 0; image--) {
      int other = random.nextInt(image + 1);
      int swapped = drawn[image];
      drawn[image] = drawn[other];
      drawn[other] = swapped;
    }
    return drawn;
  }
}
