package dev.squint.jobs.cli;

import dev.squint.jobs.detector.BuiltInTraining;
import dev.squint.jobs.options.UserException;
import dev.squint.models.store.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint models train}: makes the built-in detector anew. */
@Command(
    name = "train",
    description = {
      "Trains the detector of simulated cameras that comes with Squint as builtin:simulated.",
      "",
      "Nobody needs to: it is there to show how that model was made, and for changed scenes. It",
      "takes the better part of an hour. One that was stopped goes on from its last checkpoint.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint models train --out yolox-simulated.onnx",
      "  squint models train --steps 500 --out quick.onnx",
      "",
      "Equal seeds and steps give equal files on processors of one kind."
    })
final class ModelsTrainCommand implements Callable<Integer> {
  private static final int STEPS_BETWEEN_LOSSES = 100;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the model is written, as ONNX.")
  private Path out = Path.of("");

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "Batches of 8 images to learn from. Default: ${DEFAULT-VALUE}.")
  private int steps = BuiltInTraining.STEPS;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of the first weights. Default: ${DEFAULT-VALUE}.")
  private long seed = BuiltInTraining.SEED;

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description = "Where checkpoints are kept. Default: FILE.work.")
  private Optional<Path> work = Optional.empty();

  private final StopSignal stop;
  private double sumOfLosses;
  private int losses;

  ModelsTrainCommand(StopSignal stop) {
    this.stop = stop;
  }

  /** What is printed as JSON. */
  private record Trained(String model, String sha256, int steps, long seed) {}

  @Override
  public Integer call() throws IOException {
    if (steps < 1) {
      throw new UserException("--steps must be at least 1: %d".formatted(steps));
    }
    Console console = new Console(spec, json.isJson());
    Path folder = work.orElseGet(() -> WorkOptions.besides(out));
    byte[] model;
    try (ProgressDisplay progress = console.progress("training", "batches")) {
      model =
          new BuiltInTraining(stop)
              .train(steps, seed, folder, progress, loss -> tell(loss, console));
    } catch (InterruptedException e) {
      throw new UserException(
          "stopped; run it again to go on from the last checkpoint in %s".formatted(folder), e);
    }
    write(model);
    String sha256 = ModelStore.sha256(model);
    console.result(
        new Trained(out.toString(), sha256, steps, seed),
        "%s: %d KiB, SHA-256 %s".formatted(out, model.length / 1024, sha256));
    return 0;
  }

  private void tell(double loss, Console console) {
    sumOfLosses += loss;
    if (++losses == STEPS_BETWEEN_LOSSES) {
      console.note(
          String.format(
              Locale.ROOT, "mean loss of the last %d: %.3f", losses, sumOfLosses / losses));
      sumOfLosses = 0;
      losses = 0;
    }
  }

  private void write(byte[] model) {
    try {
      Files.write(out, model);
    } catch (IOException e) {
      throw new UserException(
          "model %s cannot be written: %s".formatted(out, Console.reason(e)), e);
    }
  }
}
