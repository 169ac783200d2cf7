package dev.squint.jobs.cli;

import dev.squint.jobs.options.UserException;
import dev.squint.video.source.SourceOptions;
import picocli.CommandLine.Option;

/** The option that gives a folder of images its rate. */
final class FolderRateOption {
  @Option(
      names = "--folder-rate",
      paramLabel = "N",
      description = "Images a second of a folder. Default: 25.")
  private double folderRate = SourceOptions.DEFAULT_FOLDER_RATE;

  /** Images a second, above 0. */
  double rate() {
    if (!(folderRate > 0) || Double.isInfinite(folderRate)) {
      throw new UserException("--folder-rate must be above 0 images a second: " + folderRate);
    }
    return folderRate;
  }
}
