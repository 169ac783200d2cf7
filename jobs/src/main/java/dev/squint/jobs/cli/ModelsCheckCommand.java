package dev.squint.jobs.cli;

import dev.squint.jobs.detector.DetectorReport;
import dev.squint.jobs.detector.SimulatedCheck;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.models.store.BuiltInModels;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint models check}: a detector's figures on simulated cameras. */
@Command(
    name = "check",
    description = {
      "Measures a detector on simulated cameras that it has not learnt from: average precision and",
      "whether it knows which classes a frame holds, against exact truth.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint models check",
      "  squint models check --images 4096 --json",
      "  squint models check --model yolox-simulated.onnx"
    })
final class ModelsCheckCommand implements Callable<Integer> {
  private static final int STANDARD_IMAGES = 2048;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description = "A model of the classes person, bicycle, car, bus. Default: ${DEFAULT-VALUE}.")
  private String model = BuiltInModels.SIMULATED;

  @Option(
      names = "--images",
      paramLabel = "N",
      description =
          "How many to look at, rounded up to a multiple of 256. Default: ${DEFAULT-VALUE}.")
  private int images = STANDARD_IMAGES;

  private final StopSignal stop;
  private final OfflineBackend backend;

  ModelsCheckCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() {
    if (images < 1) {
      throw new UserException("--images must be at least 1: %d".formatted(images));
    }
    int perBlock = SimulatedCheck.imagesPerBlock();
    Console console = new Console(spec, json.isJson());
    DetectorReport report;
    try (ProgressDisplay progress = console.progress("checking", "images")) {
      report =
          new SimulatedCheck(backend, stop)
              .check(
                  ReferenceConfig.of(model).model(), (images + perBlock - 1) / perBlock, progress);
    }
    console.result(report, report.text());
    return 0;
  }
}
