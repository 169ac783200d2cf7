package dev.squint.jobs.offline.tuning;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.training.EpochLoss;
import java.util.List;

/**
 * A trained specialized model.
 *
 * @param name of its architecture and previews, unique in a tuning
 * @param reduction of the previews that it was trained on
 * @param spec its description
 * @param parameters its weights; not to be modified
 * @param history of its training
 */
public record ModelWeights(
    String name,
    int reduction,
    SpecializedModelSpec spec,
    byte[] parameters,
    List<EpochLoss> history) {
  public ModelWeights {
    history = List.copyOf(history);
  }
}
