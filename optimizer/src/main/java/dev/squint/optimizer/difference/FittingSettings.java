package dev.squint.optimizer.difference;

import java.util.List;

/**
 * How many difference detectors to propose, and what to try for them.
 *
 * @param maxDetectors how many at most, beside the one that an untuned plan has; at least 1
 * @param maxFrames how many frames of the footage to fit to; a longer part is sampled
 * @param lagSeconds how far back detectors that look at an earlier frame look, 0 for one frame;
 *     less where the state of a camera would grow too large
 * @param recheckSeconds how long labels may be copied on
 */
public record FittingSettings(
    int maxDetectors, int maxFrames, List<Double> lagSeconds, List<Double> recheckSeconds) {
  private static final double MAX_SECONDS = 100_000;

  public FittingSettings {
    lagSeconds = List.copyOf(lagSeconds);
    recheckSeconds = List.copyOf(recheckSeconds);
    if (maxDetectors < 1 || maxFrames < 1) {
      throw new IllegalArgumentException(
          "at least one detector is fitted to at least one frame: %d detectors, %d frames"
              .formatted(maxDetectors, maxFrames));
    }
    requireSeconds("lagSeconds", lagSeconds);
    requireSeconds("recheckSeconds", recheckSeconds);
  }

  /** What pays on real footage; proposes about 20 detectors. */
  public static FittingSettings standard() {
    return new FittingSettings(19, 12_000, List.of(0.0, 0.5, 1.0), List.of(2.0, 10.0, 60.0));
  }

  private static void requireSeconds(String name, List<Double> seconds) {
    if (seconds.isEmpty() || !seconds.stream().allMatch(s -> s >= 0 && s <= MAX_SECONDS)) {
      throw new IllegalArgumentException(
          "%s must hold at least one number of seconds, none negative: %s"
              .formatted(name, seconds));
    }
  }
}
