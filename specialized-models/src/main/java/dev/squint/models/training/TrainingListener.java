package dev.squint.models.training;

/** Told about the progress of a training; called on its thread. */
public interface TrainingListener {
  /** Nobody listening. */
  TrainingListener NONE = (architecture, rung, epoch, trainingLoss, validationLoss) -> {};

  /**
   * An epoch is over.
   *
   * @param architecture of the network
   * @param rung round of the elimination, from 0
   * @param epoch of this network, from 0 over all rungs
   * @param trainingLoss mean over the epoch
   * @param validationLoss as in {@link TrainedModel#validationLoss}
   */
  void epoch(
      Architecture architecture, int rung, int epoch, double trainingLoss, double validationLoss);

  /**
   * Previews are being read: they are read before the first epoch of each input that is not at
   * hand.
   *
   * @param done previews read
   * @param total previews to read
   */
  default void preparing(int done, int total) {}

  /** Whether to give up; asked between batches. */
  default boolean stop() {
    return false;
  }
}
