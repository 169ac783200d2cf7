package dev.squint.jobs.cli;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.jobs.options.ClassList;
import dev.squint.jobs.options.InputSize;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/**
 * The options that name the reference model and say how it is run; each overrides the configuration
 * file's {@code reference} section.
 */
public final class ReferenceOptions {
  @Option(
      names = "--reference",
      paramLabel = "MODEL",
      description =
          "The reference model: an .onnx, .pt or .torchscript file of the YOLO family, or"
              + " builtin:simulated, which knows simulated cameras only.")
  private Optional<String> location = Optional.empty();

  @Option(
      names = "--reference-family",
      paramLabel = "FAMILY",
      description = "yolox, yolov5, yolov8 (also for v9 and v11) or auto. Default: auto.")
  private Optional<String> family = Optional.empty();

  @Option(
      names = "--reference-input",
      paramLabel = "SIZE",
      description = "Size of the network's input, 640 or 640x384. Default: the model's own.")
  private Optional<String> input = Optional.empty();

  @Option(
      names = "--reference-classes",
      paramLabel = "FILE",
      description =
          "Class names, one a line. Default: those in the model file, else the 80 classes of COCO.")
  private Optional<Path> classes = Optional.empty();

  @Option(
      names = "--reference-minimum-score",
      paramLabel = "SCORE",
      description =
          "Report objects from this score on, between 0 and 1. Default: "
              + ReferenceModelSpec.DEFAULT_MINIMUM_SCORE
              + ".")
  private Optional<Double> minimumScore = Optional.empty();

  @Option(
      names = "--reference-overlap",
      paramLabel = "SHARE",
      description =
          "Of boxes of a class that overlap more, keep the best. Default: "
              + ReferenceModelSpec.DEFAULT_OVERLAP_THRESHOLD
              + ".")
  private Optional<Double> overlap = Optional.empty();

  @Option(
      names = "--reference-device",
      paramLabel = "DEVICE",
      description = "auto (a GPU when there is one), cpu or gpu. Default: auto.")
  private Optional<String> device = Optional.empty();

  @Option(
      names = "--reference-workers",
      paramLabel = "N",
      description = "Threads with a copy of the model's buffers each. Default: 1.")
  private Optional<Integer> workers = Optional.empty();

  @Option(
      names = "--reference-max-batch",
      paramLabel = "N",
      description = "Most frames in one call of the model. Default: 16.")
  private Optional<Integer> maxBatch = Optional.empty();

  /**
   * The reference model to use.
   *
   * @param config the configuration file, if one was given
   * @throws UserException when no model is named, or an option is out of bounds
   */
  public ReferenceConfig resolve(Optional<SquintConfig> config) {
    return from(config.flatMap(SquintConfig::reference));
  }

  /**
   * The reference model to use where there is a usual one.
   *
   * @param usual the location of the model that is used when none is named
   */
  ReferenceConfig resolveOr(String usual) {
    return from(Optional.of(ReferenceConfig.of(usual)));
  }

  private ReferenceConfig from(Optional<ReferenceConfig> configured) {
    ReferenceConfig base =
        location
            .map(
                file ->
                    configured
                        .map(other -> withLocation(other, file))
                        .orElseGet(
                            () ->
                                UserException.check("--reference", () -> ReferenceConfig.of(file))))
            .or(() -> configured)
            .orElseThrow(
                () ->
                    new UserException(
                        "no reference model: name one with --reference MODEL, or in the reference section of --config FILE"));
    return UserException.check(
        "--reference", () -> new ReferenceConfig(model(base.model()), service(base.service())));
  }

  private static ReferenceConfig withLocation(ReferenceConfig other, String file) {
    ReferenceModelSpec model = other.model();
    return new ReferenceConfig(
        new ReferenceModelSpec(
            file,
            model.family(),
            model.inputWidth(),
            model.inputHeight(),
            model.classes(),
            model.minimumScore(),
            model.overlapThreshold(),
            model.device()),
        other.service());
  }

  private ReferenceModelSpec model(ReferenceModelSpec base) {
    Optional<InputSize> size =
        input.map(text -> UserException.check("--reference-input", () -> InputSize.parse(text)));
    return new ReferenceModelSpec(
        base.location(),
        family.orElse(base.family()),
        size.map(InputSize::width).orElse(base.inputWidth()),
        size.map(InputSize::height).orElse(base.inputHeight()),
        classes.map(ClassList::read).orElse(base.classes()),
        minimumScore.orElse(base.minimumScore()),
        overlap.orElse(base.overlapThreshold()),
        device.orElse(base.device()));
  }

  private ReferenceServiceSettings service(ReferenceServiceSettings base) {
    Duration target = base.batchLatencyTarget();
    return new ReferenceServiceSettings(
        workers.orElse(base.workers()), maxBatch.orElse(base.maxBatch()), target);
  }
}
