package dev.squint.models.training;

import dev.squint.models.engine.LogitGradient;

/** Cross entropy of a batch's logits with the truth, each query's two answers in balance. */
final class BatchLoss implements LogitGradient {
  private final Lesson lesson;
  private final int[] places;
  private final int images;
  private double sum;

  /**
   * The loss of one batch.
   *
   * @param places of its images among the training frames
   * @param images how many of them there are
   */
  BatchLoss(Lesson lesson, int[] places, int images) {
    this.lesson = lesson;
    this.places = places;
    this.images = images;
  }

  @Override
  public void write(float[] logits, float[] gradient) {
    int queries = lesson.queries();
    double part = 1.0 / (images * queries);
    sum = 0;
    for (int image = 0; image < images; image++) {
      int frame = lesson.frames().training()[places[image]];
      for (int query = 0; query < queries; query++) {
        boolean present = lesson.data().isPresent(query, frame);
        double weight = lesson.sampler().weight(query, present) * part;
        double target = present ? 1 : 0;
        double logit = logits[image * queries + query];
        sum += weight * PlattScaling.crossEntropy(logit, target);
        gradient[image * queries + query] =
            (float) (weight * (1 / (1 + Math.exp(-logit)) - target));
      }
    }
  }

  /** Mean of the last batch that was written. */
  double mean() {
    return sum;
  }
}
