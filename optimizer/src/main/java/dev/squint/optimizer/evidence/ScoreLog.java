package dev.squint.optimizer.evidence;

/**
 * A specialized model's calibrated scores of every frame, whether or not a filter lets it through.
 *
 * @param model its name, unique among the candidates
 * @param scores {@code [query][frame]}, each in {@code [0, 1]}; owned, not to be modified
 */
public record ScoreLog(String model, float[][] scores) {
  public ScoreLog {
    for (float[] ofQuery : scores) {
      for (int frame = 0; frame < ofQuery.length; frame++) {
        if (!(ofQuery[frame] >= 0 && ofQuery[frame] <= 1)) {
          throw new IllegalArgumentException(
              "the score of model %s must be between 0 and 1 in frame %d: %s"
                  .formatted(model, frame, ofQuery[frame]));
        }
      }
    }
  }
}
