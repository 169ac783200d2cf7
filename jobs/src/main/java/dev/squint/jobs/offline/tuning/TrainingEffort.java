package dev.squint.jobs.offline.tuning;

import dev.squint.models.training.TrainingSettings;

/**
 * How much is spent on specialized models.
 *
 * @param settings of the trainings
 * @param small whether fewer architectures are tried
 */
record TrainingEffort(TrainingSettings settings, boolean small) {
  /**
   * What an hour of footage is worth: about a fifth of the time that a small detector labels it.
   */
  static TrainingEffort standard(long seed) {
    return new TrainingEffort(TrainingSettings.standard(seed), false);
  }
}
