package dev.squint.models.training;

/**
 * How networks are trained.
 *
 * @param seed of all that is random; the same seed, data and machine give the same parameters
 * @param maxEpochs epochs that a survivor trains in all rungs together
 * @param imagesPerEpoch images shown in an epoch; fewer where there are less than half as many
 *     frames
 * @param batchSize images between two changes of the parameters
 * @param learningRate highest step of the optimizer
 * @param weightDecay pull of the weights to 0, as a share of the learning rate
 * @param gradientLimit a longer gradient is shortened to this length
 * @param patience epochs of a rung without a better validation loss after which it ends
 * @param reduction how many times fewer networks each rung trains than the one before
 * @param survivors networks that are trained to the end
 * @param sampling which frames are shown
 * @param augmentation how they are varied
 */
public record TrainingSettings(
    long seed,
    int maxEpochs,
    int imagesPerEpoch,
    int batchSize,
    double learningRate,
    double weightDecay,
    double gradientLimit,
    int patience,
    int reduction,
    int survivors,
    SamplingSettings sampling,
    AugmentationSettings augmentation) {
  public TrainingSettings {
    Requirements.atLeast("maxEpochs", maxEpochs, 1);
    Requirements.atLeast("imagesPerEpoch", imagesPerEpoch, 1);
    Requirements.atLeast("batchSize", batchSize, 1);
    Requirements.between("learningRate", learningRate, 1e-7, 1);
    Requirements.between("weightDecay", weightDecay, 0, 1);
    Requirements.between("gradientLimit", gradientLimit, 1e-6, 1e6);
    Requirements.atLeast("patience", patience, 1);
    Requirements.atLeast("reduction", reduction, 2);
    Requirements.atLeast("survivors", survivors, 1);
  }

  /** The usual choice. */
  public static TrainingSettings standard(long seed) {
    return new TrainingSettings(
        seed,
        14,
        8_192,
        64,
        2e-3,
        1e-4,
        5,
        6,
        2,
        2,
        SamplingSettings.standard(),
        AugmentationSettings.standard());
  }

  /** These settings with another length of training. */
  public TrainingSettings withEpochs(int epochs, int images) {
    return new TrainingSettings(
        seed,
        epochs,
        images,
        batchSize,
        learningRate,
        weightDecay,
        gradientLimit,
        patience,
        reduction,
        survivors,
        sampling,
        augmentation);
  }

  /** These settings with another number of networks trained to the end. */
  public TrainingSettings withSurvivors(int count) {
    return new TrainingSettings(
        seed,
        maxEpochs,
        imagesPerEpoch,
        batchSize,
        learningRate,
        weightDecay,
        gradientLimit,
        patience,
        reduction,
        count,
        sampling,
        augmentation);
  }

  /** These settings with another choice of frames. */
  public TrainingSettings withSampling(SamplingSettings choice) {
    return new TrainingSettings(
        seed,
        maxEpochs,
        imagesPerEpoch,
        batchSize,
        learningRate,
        weightDecay,
        gradientLimit,
        patience,
        reduction,
        survivors,
        choice,
        augmentation);
  }
}
