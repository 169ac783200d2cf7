package dev.squint.models.training;

/**
 * The optimizer's step in the course of a training, or of one rung of it: rises quickly, then falls
 * along a cosine.
 *
 * <p>Every rung starts anew (Loshchilov and Hutter 2017), so that networks are compared when their
 * steps are small, and a later rung starts lower than the one before.
 *
 * @param peak highest rate
 * @param steps of the training or rung
 * @param warmUpShare share of the steps in which the rate rises, {@code [0, 1)}
 */
public record LearningRate(double peak, int steps, double warmUpShare) {
  private static final double WARM_UP_SHARE = 0.2;
  private static final double LOWEST_SHARE = 0.01;
  private static final double FALL_PER_RUNG = 0.6;

  static LearningRate of(TrainingSettings settings, int rung, int steps) {
    return new LearningRate(
        settings.learningRate() * Math.pow(FALL_PER_RUNG, rung), steps, WARM_UP_SHARE);
  }

  /** The rate of a step, counted from 0. */
  public double at(int step) {
    double warmUp = Math.max(1, steps * warmUpShare);
    if (step < warmUp) {
      return peak * (step + 1) / (warmUp + 1);
    }
    double done = (step - warmUp) / Math.max(1, steps - warmUp);
    double cosine = (1 + Math.cos(Math.PI * done)) / 2;
    return peak * (LOWEST_SHARE + (1 - LOWEST_SHARE) * cosine);
  }
}
