package dev.squint.jobs.detector;

import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.work.WorkCheckpoints;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.models.detector.CompactDetector;
import dev.squint.models.detector.DetectorTraining;
import dev.squint.models.detector.DetectorTrainingSettings;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;

/** Trains the detector that Squint brings along. */
public final class BuiltInTraining {
  /** Batches that the detector which is shipped has seen. */
  public static final int STEPS = 8000;

  /** Seed of the detector that is shipped. */
  public static final long SEED = 1;

  private static final String DESCRIPTION =
      "knows the simulated cameras of Squint only, not the world: for demos and tests";

  /*
   * A frame of 640x360 fits 384x216, rounded up to whole cells. Halving the sides again would leave the
   * far people of a crossing 12 pixels high.
   */
  private static final int INPUT_WIDTH = 384;
  private static final int INPUT_HEIGHT = 224;

  private final BooleanSupplier stopping;

  public BuiltInTraining(BooleanSupplier stopping) {
    this.stopping = stopping;
  }

  /**
   * Trains, or goes on with a training that was stopped.
   *
   * @param folder where checkpoints are kept
   * @param progress told of each step
   * @param losses told the loss of each step
   * @return an ONNX file of the YOLOX family
   * @throws InterruptedException when stopped
   */
  public byte[] train(int steps, long seed, Path folder, Progress progress, DoubleConsumer losses)
      throws InterruptedException {
    SimulatedImages images = SimulatedImages.forTraining();
    int classes = SimulatedImages.CLASSES.size();
    try (WorkFolder work = WorkFolder.open(folder);
        DetectorTraining training =
            new DetectorTraining(
                CompactDetector.graph(INPUT_WIDTH, INPUT_HEIGHT, classes),
                classes,
                DetectorTrainingSettings.standard(seed, steps),
                images,
                new WorkCheckpoints(work, "built-in"),
                images.identity())) {
      return training
          .run(new Listener(progress, losses))
          .write(SimulatedImages.CLASSES, DESCRIPTION);
    }
  }

  /** Passes on how far the training is. */
  private final class Listener implements DetectorTraining.Listener {
    private final Progress progress;
    private final DoubleConsumer losses;
    private boolean told;

    Listener(Progress progress, DoubleConsumer losses) {
      this.progress = progress;
      this.losses = losses;
    }

    @Override
    public void step(int step, int steps, double loss) {
      if (!told) {
        told = true;
        progress.expect(steps - step);
      }
      progress.frameDone();
      losses.accept(loss);
    }

    @Override
    public boolean stop() {
      return stopping.getAsBoolean();
    }
  }
}
