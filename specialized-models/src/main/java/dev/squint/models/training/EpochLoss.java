package dev.squint.models.training;

/**
 * One pass over the training frames.
 *
 * @param rung round of the elimination, from 0
 * @param epoch from 0 over all rungs
 * @param trainingLoss mean over the epoch
 * @param validationLoss as in {@link TrainedModel#validationLoss}
 */
public record EpochLoss(int rung, int epoch, double trainingLoss, double validationLoss) {}
