package dev.squint.jobs.options;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;

/**
 * The reference model and how it is run.
 *
 * @param model the file and how its output is read
 * @param service workers and batches
 */
public record ReferenceConfig(ReferenceModelSpec model, ReferenceServiceSettings service) {
  /** The model in a file with every setting at its default. */
  public static ReferenceConfig of(String location) {
    return new ReferenceConfig(
        ReferenceModelSpec.of(location), ReferenceServiceSettings.standard());
  }

  /** This model reporting objects from another score on. */
  public ReferenceConfig withMinimumScore(double minimumScore) {
    return new ReferenceConfig(
        new ReferenceModelSpec(
            model.location(),
            model.family(),
            model.inputWidth(),
            model.inputHeight(),
            model.classes(),
            minimumScore,
            model.overlapThreshold(),
            model.device()),
        service);
  }
}
