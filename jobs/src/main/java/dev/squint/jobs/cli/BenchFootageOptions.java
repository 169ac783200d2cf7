package dev.squint.jobs.cli;

import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.jobs.demo.ShippedPlans;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.Recording;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.simulated.SimulatedFootage;
import dev.squint.jobs.options.UserException;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name the footage of a benchmark and the plan that is measured on it. */
final class BenchFootageOptions {
  /** What knows simulated cameras. */
  static final String BUILT_IN = "builtin:simulated";

  private static final String LOBBY = "sim:lobby";

  @Option(
      names = "--input",
      paramLabel = "FILE|FOLDER|sim:SCENE",
      description =
          "A video file, a folder of images, or a simulated camera. Default: the simulated lobby.")
  private String input = LOBBY;

  @Option(
      names = "--from-frame",
      paramLabel = "N",
      description = "Start at this frame, counted from 0. Default: the first.")
  private long fromFrame;

  @Option(
      names = "--plan",
      paramLabel = "PLAN",
      description =
          "The plan that is measured, as squint tune made it. Default: for the simulated lobby and"
              + " gate the one that comes with Squint.")
  private Optional<Path> plan = Optional.empty();

  @Mixin private FolderRateOption folderRate = new FolderRateOption();

  /** Whether the input is a simulated camera. */
  boolean isSimulated() {
    return SimulatedCameraAddress.isSimulated(input);
  }

  RecordingRequest recording() {
    FrameRange range =
        UserException.check("--from-frame", () -> new FrameRange(fromFrame, Long.MAX_VALUE));
    if (isSimulated()) {
      return new RecordingRequest(new SimulatedFootage(address()), range);
    }
    Path path = UserException.check("--input", () -> Path.of(input));
    if (!Files.exists(path)) {
      throw new UserException("--input %s does not exist".formatted(path));
    }
    return new RecordingRequest(new Recording(path, folderRate.rate()), range);
  }

  PlanBundle plan() {
    if (plan.isPresent()) {
      return PlanBundles.read(plan.get());
    }
    Optional<PlanBundle> shipped =
        isSimulated() ? ShippedPlans.read(address().scene().id()) : Optional.empty();
    return shipped.orElseThrow(
        () ->
            new UserException(
                "no plan comes with Squint for %s: name one with --plan; squint tune makes it"
                    .formatted(input)));
  }

  private SimulatedCameraAddress address() {
    return UserException.check("--input", () -> SimulatedCameraAddress.parse(input));
  }
}
