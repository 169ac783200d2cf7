package dev.squint.jobs.cli;

import dev.squint.jobs.models.ReleasedModel;
import dev.squint.jobs.models.ReleasedModels;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that says where models are kept. */
final class ModelFolderOption {
  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where models are kept; created when missing. Default: squint/models in what"
              + " XDG_CACHE_HOME names, else in ~/.cache.")
  private Optional<Path> folder = Optional.empty();

  /** Where {@code model} is kept. */
  Path fileOf(ReleasedModel model) {
    return folder
        .orElseGet(() -> ReleasedModels.defaultFolder(System.getenv()))
        .resolve(model.fileName());
  }
}
