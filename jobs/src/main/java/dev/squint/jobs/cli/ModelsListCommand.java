package dev.squint.jobs.cli;

import dev.squint.jobs.models.DownloadSize;
import dev.squint.jobs.models.ReleasedModel;
import dev.squint.jobs.models.ReleasedModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code squint models list}: what there is to get, and what is there. */
@Command(
    name = "list",
    description = "Lists the models that squint models get knows, and where those are that it got.",
    footer = {"", "Example:", "  squint models list --json"})
final class ModelsListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelFolderOption folder = new ModelFolderOption();
  @Mixin private JsonOption json = new JsonOption();

  /** What is printed as JSON of one model. */
  private record Listed(
      String name, long bytes, int inputSize, String sha256, String path, boolean present) {
    static Listed of(ReleasedModel model, Path path) {
      return new Listed(
          model.name(),
          model.bytes(),
          model.inputSize(),
          model.sha256(),
          path.toString(),
          Files.exists(path));
    }
  }

  @Override
  public Integer call() {
    List<Listed> models =
        ReleasedModels.ALL.stream().map(model -> Listed.of(model, folder.fileOf(model))).toList();
    StringBuilder text = new StringBuilder();
    for (Listed model : models) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-12s %10s  input %dx%d  %s%n",
              model.name(),
              DownloadSize.text(model.bytes()),
              model.inputSize(),
              model.inputSize(),
              model.present() ? model.path() : "not here"));
    }
    new Console(spec, json.isJson()).result(models, text.toString());
    return 0;
  }
}
