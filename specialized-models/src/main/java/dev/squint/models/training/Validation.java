package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec.Calibration;
import java.util.ArrayList;
import java.util.List;

/**
 * How well logits tell the truth of the validation frames, once calibrated.
 *
 * @param loss as in {@link TrainedModel#validationLoss}
 * @param calibrations one a query
 */
record Validation(double loss, List<Calibration> calibrations) {
  Validation {
    calibrations = List.copyOf(calibrations);
  }

  /**
   * Calibrates each query and measures what is left.
   *
   * @param logits {@code [query][frame]}
   * @param present likewise
   */
  static Validation of(double[][] logits, boolean[][] present) {
    List<Calibration> calibrations = new ArrayList<>();
    double sum = 0;
    for (int query = 0; query < logits.length; query++) {
      Calibration calibration = PlattScaling.fit(logits[query], present[query]);
      calibrations.add(calibration);
      sum += loss(logits[query], present[query], calibration);
    }
    double loss = sum / logits.length;
    return new Validation(Double.isNaN(loss) ? Double.POSITIVE_INFINITY : loss, calibrations);
  }

  private static double loss(double[] logits, boolean[] present, Calibration calibration) {
    double sum = 0;
    int positives = 0;
    for (int index = 0; index < logits.length; index++) {
      double logit = calibration.slope() * logits[index] + calibration.intercept();
      sum += PlattScaling.crossEntropy(logit, present[index] ? 1 : 0);
      positives += present[index] ? 1 : 0;
    }
    return sum / logits.length / entropy((double) positives / logits.length);
  }

  /** What knowing the frequency alone costs; that of a fair coin when all answers are the same. */
  private static double entropy(double share) {
    if (share <= 0 || share >= 1) {
      return Math.log(2);
    }
    return -share * Math.log(share) - (1 - share) * Math.log1p(-share);
  }
}
