package dev.squint.jobs.cli;

import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.SourceOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a recording and the part of it that is meant. */
final class RecordingOptions {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|FOLDER",
      description = "A video file, or a folder of JPEG and PNG images in the order of their names.")
  private String input = "";

  @Option(
      names = "--folder-rate",
      paramLabel = "N",
      description = "Images a second of a folder. Default: 25.")
  private double folderRate = SourceOptions.DEFAULT_FOLDER_RATE;

  @Option(
      names = "--from-frame",
      paramLabel = "N",
      description = "Start at this frame, counted from 0. Default: 0.")
  private long from;

  @Option(
      names = "--to-frame",
      paramLabel = "N",
      description = "Stop before this frame. Default: the recording's end.")
  private Optional<Long> to = Optional.empty();

  /** The recording. */
  RecordingRequest request() {
    if (!(folderRate > 0) || Double.isInfinite(folderRate)) {
      throw new UserException("--folder-rate must be above 0 images a second: " + folderRate);
    }
    Path location = location();
    FrameRange range =
        UserException.check(
            "--from-frame, --to-frame", () -> new FrameRange(from, to.orElse(Long.MAX_VALUE)));
    return new RecordingRequest(location, folderRate, range);
  }

  private Path location() {
    if (input.contains("://") || input.startsWith("sim:")) {
      // The address may hold a password.
      throw new UserException(
          "--input takes a video file or a folder of images here; cameras are read by squint ingest");
    }
    Path path = UserException.check("--input", () -> Path.of(input));
    if (!Files.exists(path)) {
      throw new UserException("--input %s does not exist".formatted(path));
    }
    return path;
  }
}
