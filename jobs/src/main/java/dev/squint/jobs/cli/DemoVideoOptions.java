package dev.squint.jobs.cli;

import dev.squint.core.hash.Sha256;
import dev.squint.jobs.demo.VideoShowRequest;
import dev.squint.jobs.offline.Recording;
import dev.squint.jobs.offline.tuning.cost.Machine;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SendingRate;
import dev.squint.jobs.options.UserException;
import dev.squint.optimizer.choose.ErrorBounds;
import dev.squint.video.source.SourceOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that make the demo run on a recording of the user's own. */
final class DemoVideoOptions {
  private static final double DEFAULT_BOUND = 0.02;
  private static final double CONFIDENCE = 0.95;

  @Option(
      names = "--video",
      paramLabel = "FILE",
      description =
          "Show this recording instead of simulated cameras: label its first part, find a plan there,"
              + " run it on all of it, again and again. Needs --reference and --query.")
  private Optional<Path> video = Optional.empty();

  @Option(
      names = "--tune-frames",
      paramLabel = "N",
      description =
          "With --video, how many frames teach the plan. Default: the first half, at most 1500.")
  private Optional<Long> tuneFrames = Optional.empty();

  @Option(
      names = "--max-false-negatives",
      paramLabel = "RATE",
      description = "With --video, share of present frames that may be missed. Default: 0.02.")
  private Optional<Double> maxFalseNegatives = Optional.empty();

  @Option(
      names = "--max-false-positives",
      paramLabel = "RATE",
      description = "With --video, share of absent frames that may be invented. Default: 0.02.")
  private Optional<Double> maxFalsePositives = Optional.empty();

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description =
          "With --video, where labels and what was learnt are kept, so that the next start is quick."
              + " Default: in the user's cache.")
  private Optional<Path> work = Optional.empty();

  @Mixin private QueryOptions queries = new QueryOptions();

  boolean isGiven() {
    return video.isPresent();
  }

  /** Fails when an option was given that means nothing without {@code --video}. */
  void requireNone() {
    boolean given =
        tuneFrames.isPresent()
            || maxFalseNegatives.isPresent()
            || maxFalsePositives.isPresent()
            || work.isPresent()
            || !queries.queries(List.of()).isEmpty();
    if (given) {
      throw new UserException(
          "--query, --tune-frames, --max-false-negatives, --max-false-positives and --work are for --video FILE; simulated cameras have their queries and plans");
    }
  }

  /** Fails when the recording is not there, or nothing is asked of it. */
  void require() {
    Path file = video.orElseThrow();
    if (!Files.exists(file)) {
      throw new UserException("--video %s does not exist".formatted(file));
    }
    if (queries.queries(List.of()).isEmpty()) {
      throw new UserException("--query is missing: what is asked of --video " + file);
    }
    bounds();
  }

  private ErrorBounds bounds() {
    return UserException.check(
        "--max-false-negatives, --max-false-positives",
        () ->
            new ErrorBounds(
                maxFalseNegatives.orElse(DEFAULT_BOUND),
                maxFalsePositives.orElse(DEFAULT_BOUND),
                CONFIDENCE));
  }

  /** The recording to show. */
  VideoShowRequest request(ReferenceConfig reference, SendingRate rate, boolean loop) {
    Path file = video.orElseThrow();
    Recording recording = new Recording(file, SourceOptions.DEFAULT_FOLDER_RATE);
    return new VideoShowRequest(
        file,
        PlanAndCamera.camera(Optional.empty(), recording),
        reference,
        queries.queries(List.of()),
        tuneFrames,
        bounds(),
        work.orElseGet(() -> usualWork(file)),
        rate,
        loop);
  }

  /** A folder of the recording's own, by where it is. */
  private static Path usualWork(Path file) {
    String name = file.toAbsolutePath().normalize().toString();
    String key = Sha256.of(name.getBytes(StandardCharsets.UTF_8)).substring(0, 12);
    return Machine.costsFolder(System.getenv()).resolveSibling("demo").resolve(key);
  }
}
