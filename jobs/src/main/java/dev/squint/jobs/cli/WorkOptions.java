package dev.squint.jobs.cli;

import dev.squint.jobs.offline.tuning.TuningRequest.Folders;
import dev.squint.jobs.offline.tuning.cost.Machine;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say where a tuning keeps what it works out. */
final class WorkOptions {
  private static final String WORK = ".work";
  private static final String LABELS = "labels";

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description =
          "Where results are kept, so that a tuning that was stopped goes on. Default: PLAN.work.")
  private Optional<Path> work = Optional.empty();

  @Option(
      names = "--labels",
      paramLabel = "FOLDER",
      description =
          "Take labels from here, and keep new ones here, as squint label does. Default: labels in"
              + " the work folder.")
  private Optional<Path> labels = Optional.empty();

  @Option(
      names = "--costs",
      paramLabel = "FOLDER",
      description =
          "Where this machine's measured costs are kept. Default: what SQUINT_COSTS names, else the"
              + " user's cache folder.")
  private Optional<Path> costs = Optional.empty();

  @Option(names = "--measure", description = "Measure costs anew that are known already.")
  private boolean measure;

  /** The folders for the plan file {@code out}. */
  Folders folders(Path out) {
    Path folder = work.orElseGet(() -> besides(out));
    return new Folders(
        labels.orElseGet(() -> folder.resolve(LABELS)),
        folder,
        costs.orElseGet(() -> Machine.costsFolder(System.getenv())),
        measure);
  }

  /** The work folder of a plan that was written without naming one. */
  static Path besides(Path plan) {
    return plan.resolveSibling(plan.getFileName() + WORK);
  }
}
