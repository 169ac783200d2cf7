package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.engine.ParameterLayout;
import dev.squint.models.engine.ShallowTrainer;
import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * Trains one network for one rung.
 *
 * <p>Owns the network's native memory between its construction and {@link #close}. All randomness
 * comes from the seed, the network's name and the number of the epoch, so that a network learns the
 * same whether it is trained in one go or goes on later. Not thread-safe.
 */
final class NetworkTraining implements AutoCloseable {
  private static final int VALIDATION_BATCH = 64;
  private static final long SEED_OF_EPOCH = 0x9E3779B97F4A7C15L;

  private final Lesson lesson;
  private final InputImages images;
  private final long seed;
  private final ShallowTrainer trainer;
  private final AdamOptimizer optimizer;
  private final ImageFeeder feeder;
  private final boolean[][] validationTruth;
  private final float[] gradient;
  private final int[] batch;

  NetworkTraining(
      Architecture architecture, Lesson lesson, InputImages images, Normalisation normalisation) {
    this.lesson = lesson;
    this.images = images;
    TrainingSettings settings = lesson.settings();
    seed = seed(architecture, settings);
    validationTruth = lesson.validationTruth();
    batch = new int[settings.batchSize()];
    feeder = new ImageFeeder(architecture.input(), normalisation, settings.augmentation());
    trainer =
        new ShallowTrainer(
            architecture.untrained(lesson.queries()),
            Math.max(settings.batchSize(), VALIDATION_BATCH));
    optimizer =
        new AdamOptimizer(trainer.layout(), settings.weightDecay(), settings.gradientLimit());
    gradient = new float[trainer.layout().size()];
  }

  /** A network that has not learnt. */
  static NetworkState initial(Architecture architecture, Lesson lesson, InputImages images) {
    SpecializedModelSpec spec = architecture.untrained(lesson.queries());
    RandomGenerator random = new SplittableRandom(seed(architecture, lesson.settings()));
    return NetworkState.initial(ParameterLayout.of(spec), images.normalisation(), random);
  }

  private static long seed(Architecture architecture, TrainingSettings settings) {
    return settings.seed() * SEED_OF_EPOCH + architecture.name().hashCode();
  }

  /** Trains until the rung's epochs are over or nothing more is learnt; changes the state. */
  void run(Rung rung, NetworkState state, EpochListener listener) throws InterruptedException {
    TrainingSettings settings = lesson.settings();
    int stepsPerEpoch = stepsPerEpoch();
    LearningRate rate = LearningRate.of(settings, rung.index(), rung.epochs() * stepsPerEpoch);
    trainer.parameters().put(0, state.parameters);
    int sinceBest = 0;
    for (int epoch = 0; epoch < rung.epochs() && sinceBest < settings.patience(); epoch++) {
      int firstStep = epoch * stepsPerEpoch;
      double trainingLoss = train(state, step -> rate.at(firstStep + step));
      Validation validation = validate();
      sinceBest++;
      if (validation.loss() < state.bestLoss) {
        state.keepAsBest(validation.loss(), validation.calibrations());
        sinceBest = 0;
      }
      EpochLoss loss = new EpochLoss(rung.index(), state.epochs++, trainingLoss, validation.loss());
      state.history.add(loss);
      listener.epoch(loss);
    }
  }

  @Override
  public void close() {
    trainer.close();
  }

  private int stepsPerEpoch() {
    return (lesson.sampler().images() + batch.length - 1) / batch.length;
  }

  /** One epoch; the mean loss of its images. */
  private double train(NetworkState state, ToDoubleFunction<Integer> rate)
      throws InterruptedException {
    RandomGenerator random = new SplittableRandom(seed + SEED_OF_EPOCH * (state.epochs + 1));
    int[] drawn = lesson.sampler().draw(random);
    double loss = 0;
    int step = 0;
    for (int start = 0; start < drawn.length; start += batch.length) {
      lesson.stop().check();
      int count = Math.min(batch.length, drawn.length - start);
      System.arraycopy(drawn, start, batch, 0, count);
      for (int index = 0; index < count; index++) {
        byte[] image = images.training()[batch[index]];
        feeder.varied(image, random, trainer.input(), index * trainer.imageSize());
      }
      BatchLoss batchLoss = new BatchLoss(lesson, batch, count);
      trainer.gradient(count, batchLoss, gradient);
      optimizer.step(state, gradient, rate.applyAsDouble(step++));
      trainer.parameters().put(0, state.parameters);
      loss += batchLoss.mean() * count;
    }
    return loss / drawn.length;
  }

  private Validation validate() throws InterruptedException {
    byte[][] frames = images.validation();
    FloatBuffer input = trainer.input();
    double[][] logits = new double[lesson.queries()][frames.length];
    for (int start = 0; start < frames.length; start += VALIDATION_BATCH) {
      lesson.stop().check();
      int count = Math.min(VALIDATION_BATCH, frames.length - start);
      for (int index = 0; index < count; index++) {
        feeder.plain(frames[start + index], input, index * trainer.imageSize());
      }
      float[] output = trainer.logits(count);
      for (int index = 0; index < count; index++) {
        for (int query = 0; query < logits.length; query++) {
          logits[query][start + index] = output[index * logits.length + query];
        }
      }
    }
    return Validation.of(logits, validationTruth);
  }

  /** Told about each epoch. */
  interface EpochListener {
    void epoch(EpochLoss loss);
  }
}
