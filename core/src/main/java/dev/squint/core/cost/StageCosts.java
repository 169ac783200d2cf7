package dev.squint.core.cost;

/**
 * What each stage of a cascade costs for one frame that reaches it, in microseconds of one core (or
 * of the device that the reference model runs on), as measured on one machine.
 *
 * @param previewMicros decoding the preview that came in the frame's header
 * @param reducedDecodeMicros decoding a preview from the frame's JPEG at reduced scale, for a frame
 *     without that header
 * @param differenceMicros the difference detector; 0 for a plan without
 * @param specializedModelMicros the specialized model at the batch size in use; 0 for a plan
 *     without
 * @param referenceMicros decoding the full frame and running the reference model
 */
public record StageCosts(
    double previewMicros,
    double reducedDecodeMicros,
    double differenceMicros,
    double specializedModelMicros,
    double referenceMicros) {
  public StageCosts {
    requireCost("previewMicros", previewMicros);
    requireCost("reducedDecodeMicros", reducedDecodeMicros);
    requireCost("differenceMicros", differenceMicros);
    requireCost("specializedModelMicros", specializedModelMicros);
    requireCost("referenceMicros", referenceMicros);
  }

  private static void requireCost(String name, double micros) {
    if (!(micros >= 0 && micros < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "%s must be finite and not negative: %s".formatted(name, micros));
    }
  }
}
