package dev.squint.models.training;

/**
 * Which frames a network gets to see, and how often.
 *
 * @param maxTrainingFrames training frames kept; far from events the rest are thinned out
 * @param maxValidationFrames validation frames kept, evenly spread
 * @param balance 0 learns from a query's two answers as often as they come, 1 as if they came
 *     equally often
 * @param edgeFrames how near to the start or end of an event a frame is near it
 * @param edgeWeight how much oftener than others a frame near an edge is seen
 * @param maxRepeats how often an epoch shows one frame at most: rare frames are repeated up to
 *     that, and count for more beyond it
 */
public record SamplingSettings(
    int maxTrainingFrames,
    int maxValidationFrames,
    double balance,
    int edgeFrames,
    double edgeWeight,
    int maxRepeats) {
  public SamplingSettings {
    Requirements.atLeast("maxTrainingFrames", maxTrainingFrames, 1);
    Requirements.atLeast("maxValidationFrames", maxValidationFrames, 1);
    Requirements.between("balance", balance, 0, 1);
    Requirements.atLeast("edgeFrames", edgeFrames, 0);
    Requirements.between("edgeWeight", edgeWeight, 0.01, 100);
    Requirements.atLeast("maxRepeats", maxRepeats, 1);
  }

  /** The usual choice. */
  public static SamplingSettings standard() {
    return new SamplingSettings(20_000, 6_000, 0.5, 15, 1, 6);
  }
}
