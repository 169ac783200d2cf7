package dev.squint.optimizer.testing;

import dev.squint.core.cost.StageCosts;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A camera whose statistics are known: stretches of absence and events of random lengths, each as a
 * whole easy or hard to see, so that the frames within one are dependent.
 *
 * @param truth of all frames
 * @param candidates every filter with every model, and every filter alone
 */
public record SimulatedCamera(Truth truth, List<Candidate> candidates) {
  public static final int SMOOTHING = 5;
  public static final double FRAMES_PER_SECOND = 5;

  private static final int MIN_ABSENCE = 12;
  private static final double MEAN_ABSENCE = 30;
  private static final int MIN_EVENT = 6;
  private static final int MAX_EVENT = 25;

  /** How well each model tells presence from absence, and what it costs. */
  private static final double[] SHARPNESS = {2.5, 4};

  private static final double[] MICROS = {50, 120};

  /** The chance that a filter takes a whole event for more of the absence before. */
  private static final double[] OVERLOOKED = {0, 0.03};

  private static final int COPIES = 4;

  /** The camera over {@code events} events. */
  public static SimulatedCamera of(Random random, int events) {
    int[] ends = new int[2 * events]; // of absence, event, absence, ...
    int frame = 0;
    for (int i = 0; i < ends.length; i++) {
      frame +=
          i % 2 == 0
              ? MIN_ABSENCE + (int) (-MEAN_ABSENCE * Math.log(1 - random.nextDouble()))
              : MIN_EVENT + random.nextInt(MAX_EVENT - MIN_EVENT);
      ends[i] = frame;
    }
    BitSet raw = new BitSet(frame);
    for (int i = 1; i < ends.length; i += 2) {
      raw.set(ends[i - 1], ends[i]);
    }
    Truth truth =
        new Truth(Footage.queries(1), frame, FRAMES_PER_SECOND, SMOOTHING, new BitSet[] {raw});
    List<Candidate> candidates = new ArrayList<>();
    List<Optional<ScoreLog>> models = new ArrayList<>(List.of(Optional.empty()));
    for (int model = 0; model < SHARPNESS.length; model++) {
      models.add(Optional.of(scores(random, ends, model)));
    }
    for (double overlooked : OVERLOOKED) {
      FilterLog filter = filter(random, ends, overlooked);
      for (int model = 0; model < models.size(); model++) {
        double micros = model == 0 ? 0 : MICROS[model - 1];
        candidates.add(
            new Candidate(filter, models.get(model), new StageCosts(50, 300, 5, micros, 40_000)));
      }
    }
    return new SimulatedCamera(truth, candidates);
  }

  private static ScoreLog scores(Random random, int[] ends, int model) {
    float[] scores = new float[ends[ends.length - 1]];
    int frame = 0;
    for (int i = 0; i < ends.length; i++) {
      double side = i % 2 == 0 ? -0.5 : 0.5;
      double stretch = side * SHARPNESS[model] + 0.8 * random.nextGaussian();
      for (; frame < ends[i]; frame++) {
        double logit = stretch + 0.7 * random.nextGaussian();
        scores[frame] = (float) (1 / (1 + Math.exp(-logit)));
      }
    }
    return new ScoreLog("model " + model, new float[][] {scores});
  }

  /** Copies absent frames a few at a time, and whole events now and then. */
  private static FilterLog filter(Random random, int[] ends, double overlooked) {
    int[] sameAs = new int[ends[ends.length - 1]];
    Arrays.fill(sameAs, FilterLog.LET_THROUGH);
    int frame = 0;
    int last = 0;
    for (int i = 0; i < ends.length; i++) {
      boolean copies = i % 2 == 1 && random.nextDouble() < overlooked;
      for (int first = frame; frame < ends[i]; frame++) {
        if (copies || (i % 2 == 0 && (frame - first) % COPIES != 0)) {
          sameAs[frame] = last;
        } else {
          last = frame;
        }
      }
    }
    return new FilterLog(1, Optional.of(Footage.difference()), sameAs, new float[sameAs.length]);
  }
}
