package dev.squint.jobs.detector;

import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.options.UserException;
import dev.squint.models.detector.DetectorCheck;
import dev.squint.models.detector.LabelledImage;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Measures a reference model on simulated cameras whose exact truth is known. */
public final class SimulatedCheck {
  private final OfflineBackend backend;
  private final BooleanSupplier stopping;

  public SimulatedCheck(OfflineBackend backend, BooleanSupplier stopping) {
    this.backend = backend;
    this.stopping = stopping;
  }

  /**
   * Runs the model on images that no built-in model has learnt from.
   *
   * @param blocks of {@link #imagesPerBlock} images, at least 1
   * @throws UserException when the model knows other classes, or when stopped before the end
   */
  public DetectorReport check(ReferenceModelSpec model, int blocks, Progress progress) {
    SimulatedImages images = SimulatedImages.forChecks();
    progress.expect((long) blocks * images.blockSize());
    try (ReferenceDetector detector = backend.openReference(reportingAll(model))) {
      List<String> classes = detector.description().classes();
      if (!classes.equals(SimulatedImages.CLASSES)) {
        throw new UserException(
            "model %s knows %d classes; simulated cameras show %s, in this order"
                .formatted(
                    detector.description().name(),
                    classes.size(),
                    String.join(", ", SimulatedImages.CLASSES)));
      }
      DetectorCheck check = new DetectorCheck(detector, model.minimumScore());
      for (int block = 0; block < blocks; block++) {
        for (LabelledImage image : images.block(block)) {
          if (stopping.getAsBoolean()) {
            throw new UserException("stopped before the end: there are no figures");
          }
          check.add(image);
          progress.frameDone();
        }
      }
      return DetectorReport.of(detector.description(), check.figures());
    }
  }

  /** Images of a block. */
  public static int imagesPerBlock() {
    return SimulatedImages.forChecks().blockSize();
  }

  private static ReferenceModelSpec reportingAll(ReferenceModelSpec model) {
    return new ReferenceModelSpec(
        model.location(),
        model.family(),
        model.inputWidth(),
        model.inputHeight(),
        model.classes(),
        DetectorCheck.LOWEST_SCORE,
        model.overlapThreshold(),
        model.device());
  }
}
