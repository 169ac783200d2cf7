package dev.squint.models.training;

/**
 * Which frames a network gets to see, and how often.
 *
 * @param maxTrainingFrames training frames kept; far from events the rest are thinned out
 * @param maxValidationFrames validation frames kept, evenly spread
 * @param positiveShare share of a query's images that show it, in {@code (0, 1)}
 * @param edgeFrames how near to the start or end of an event a frame is near it
 * @param edgeWeight how much oftener than others a frame near an edge is seen
 * @param maxRepeats how often an epoch shows one frame at most: rare frames are repeated up to
 *     that, and count for more beyond it
 */
public record SamplingSettings(
    int maxTrainingFrames,
    int maxValidationFrames,
    double positiveShare,
    int edgeFrames,
    double edgeWeight,
    int maxRepeats) {
  public SamplingSettings {
    Requirements.atLeast("maxTrainingFrames", maxTrainingFrames, 1);
    Requirements.atLeast("maxValidationFrames", maxValidationFrames, 1);
    Requirements.between("positiveShare", positiveShare, 0.01, 0.99);
    Requirements.atLeast("edgeFrames", edgeFrames, 0);
    Requirements.between("edgeWeight", edgeWeight, 0.01, 100);
    Requirements.atLeast("maxRepeats", maxRepeats, 1);
  }

  /** The usual choice. */
  public static SamplingSettings standard() {
    return new SamplingSettings(20_000, 8_000, 0.5, 15, 2, 6);
  }
}
