package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec;
import java.util.List;

/**
 * A network that has learnt.
 *
 * @param architecture its shape
 * @param spec its description, with normalisation, calibrations and the checksum of the parameters
 * @param parameters its weights as a plan bundle holds them; not copied, do not modify
 * @param validationLoss cross entropy of the calibrated scores on the validation frames, as a share
 *     of what knowing the frequency of presence alone would cost, mean of the queries: 0 is
 *     perfect, 1 worthless, infinite when the network's numbers overflowed
 * @param history of its epochs
 */
public record TrainedModel(
    Architecture architecture,
    SpecializedModelSpec spec,
    byte[] parameters,
    double validationLoss,
    List<EpochLoss> history) {
  public TrainedModel {
    history = List.copyOf(history);
  }
}
