package dev.squint.optimizer.testing;

import dev.squint.core.cost.StageCosts;
import dev.squint.core.difference.Baseline;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.query.Query;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import dev.squint.optimizer.evidence.ScoreLog;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Made-up logs of footage.
 *
 * @param truth of all frames
 * @param candidate over all frames
 * @param span a stretch of it
 */
public record Footage(Truth truth, Candidate candidate, FrameSpan span) {
  public static final StageCosts COSTS = new StageCosts(50, 300, 5, 50, 40_000);

  private static final List<String> CLASSES = List.of("person", "car", "dog");

  /** Small and irregular: flicker, ties, scores at the ends of their range, copies from before. */
  public static Footage random(Random random, int queries, int maxFrames) {
    int frames = 2 + random.nextInt(maxFrames);
    int smoothing = 2 * random.nextInt(4) + 1;
    BitSet[] raw = new BitSet[queries];
    float[][] scores = new float[queries][frames];
    int levels = 2 + random.nextInt(30);
    for (int query = 0; query < queries; query++) {
      raw[query] = flickering(random, frames);
      for (int frame = 0; frame < frames; frame++) {
        double centre = raw[query].get(frame) ? 0.7 : 0.3;
        double score = Math.min(1, Math.max(0, centre + 0.3 * random.nextGaussian()));
        scores[query][frame] = Math.round(score * levels) / (float) levels;
      }
    }
    Truth truth = new Truth(queries(queries), frames, 1 + random.nextInt(3), smoothing, raw);
    Candidate candidate =
        new Candidate(
            filter(random, frames, smoothing), Optional.of(new ScoreLog("m", scores)), COSTS);
    int start = random.nextInt(frames);
    return new Footage(
        truth, candidate, new FrameSpan(start, start + random.nextInt(frames - start) + 1));
  }

  public static List<Query> queries(int count) {
    return CLASSES.subList(0, count).stream().map(name -> Query.parse(name, List.of())).toList();
  }

  public static DifferenceSpec difference() {
    return new DifferenceSpec(
        Baseline.LAST_LET_THROUGH, 1, DifferenceMetric.standard(), 0.01, 100, Optional.empty());
  }

  private static BitSet flickering(Random random, int frames) {
    BitSet raw = new BitSet(frames);
    boolean present = random.nextBoolean();
    for (int frame = 0; frame < frames; frame++) {
      present ^= random.nextInt(8) == 0;
      raw.set(frame, present ^ (random.nextInt(10) == 0));
    }
    return raw;
  }

  private static FilterLog filter(Random random, int frames, int maxCopies) {
    int processEvery = 1 + random.nextInt(3);
    int[] sameAs = new int[frames];
    List<Integer> letThrough = new ArrayList<>();
    for (int frame = 0; frame < frames; frame++) {
      boolean copies =
          frame > 0 && (frame % processEvery != 0 || random.nextInt(maxCopies + 1) > 0);
      int back = 1 + random.nextInt(2);
      sameAs[frame] =
          copies ? letThrough.get(Math.max(0, letThrough.size() - back)) : FilterLog.LET_THROUGH;
      if (!copies) {
        letThrough.add(frame);
      }
    }
    return new FilterLog(processEvery, Optional.of(difference()), sameAs, new float[frames]);
  }

  /** Thresholds for every query, anywhere. */
  public List<ScoreThresholds> randomThresholds(Random random) {
    List<ScoreThresholds> thresholds = new ArrayList<>();
    for (int query = 0; query < truth.queries().size(); query++) {
      double one = random.nextDouble();
      double other = random.nextDouble();
      thresholds.add(new ScoreThresholds(Math.min(one, other), Math.max(one, other)));
    }
    return thresholds;
  }

  @Override
  public String toString() {
    return "%d frames, %s, smoothing %d".formatted(truth.frames(), span, truth.smoothingFrames());
  }
}
