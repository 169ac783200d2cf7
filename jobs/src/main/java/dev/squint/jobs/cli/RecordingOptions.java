package dev.squint.jobs.cli;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.Recording;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.simulated.SimulatedFootage;
import dev.squint.jobs.offline.topic.TopicFootage;
import dev.squint.jobs.options.UserException;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that name footage, in files or in a topic, and the part of it that is meant. */
final class RecordingOptions {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE|FOLDER|frames.ID|sim:SCENE",
      description =
          "A video file, a folder of JPEG and PNG images in the order of their names, the topic of"
              + " a camera's frames, or a simulated camera with frames=N or --to-frame.")
  private String input = "";

  @Option(
      names = "--from-frame",
      paramLabel = "N",
      description =
          "Start at this frame, counted from 0; of a topic, its offset. Default: the first.")
  private Optional<Long> fromFrame = Optional.empty();

  @Option(
      names = "--to-frame",
      paramLabel = "N",
      description = "Stop before this frame. Default: the end.")
  private Optional<Long> toFrame = Optional.empty();

  @Mixin private FolderRateOption folderRate = new FolderRateOption();
  @Mixin private CaptureTimeOptions times = new CaptureTimeOptions();
  @Mixin private KafkaOptions kafka = new KafkaOptions();

  /** The footage. */
  RecordingRequest request() {
    double rate = folderRate.rate();
    if (SimulatedCameraAddress.isSimulated(input)) {
      times.requireNone(input);
      return simulated(UserException.check("--input", () -> SimulatedCameraAddress.parse(input)));
    }
    if (input.contains("://")) {
      // The address may hold a password.
      throw new UserException(
          "--input takes a video file, a folder of images, a topic frames.ID or a simulated camera sim:SCENE here; cameras are read by squint ingest");
    }
    Path path = UserException.check("--input", () -> Path.of(input));
    Optional<CameraId> camera = camera();
    if (!Files.exists(path) && camera.isPresent()) {
      return topic(camera.get());
    }
    if (!Files.exists(path)) {
      throw new UserException("--input %s does not exist".formatted(path));
    }
    times.requireNone(path.toString());
    return new RecordingRequest(
        new Recording(path, rate), range(new FrameRange(0, Long.MAX_VALUE), path.toString()));
  }

  /** A simulated camera goes on for ever unless it is told where to end. */
  private RecordingRequest simulated(SimulatedCameraAddress address) {
    long end = address.frames().orElseGet(() -> toFrame.orElse(Long.MAX_VALUE));
    if (end == Long.MAX_VALUE) {
      throw new UserException(
          "--input %s never ends: say how many frames are meant with frames=N in the address or with --to-frame N"
              .formatted(input));
    }
    return new RecordingRequest(
        new SimulatedFootage(address), range(new FrameRange(0, end), input));
  }

  private Optional<CameraId> camera() {
    return kafka.topics().cameraOf(input).or(() -> new Topics("").cameraOf(input));
  }

  private RecordingRequest topic(CameraId camera) {
    Optional<Instant> from = times.from();
    Optional<Instant> to = times.to();
    TopicFootage footage = TopicFootage.find(kafka.bootstrap(), kafka.topics(), camera, from, to);
    return new RecordingRequest(footage, range(footage.frames(), footage.topic()));
  }

  /** The part of {@code whole} that is meant. */
  private FrameRange range(FrameRange whole, String what) {
    FrameRange asked =
        UserException.check(
            "--from-frame, --to-frame",
            () -> new FrameRange(fromFrame.orElse(0L), toFrame.orElse(Long.MAX_VALUE)));
    long start = Math.max(whole.start(), asked.start());
    long end = Math.min(whole.end(), asked.end());
    if (end <= start) {
      throw new UserException(
          "%s holds frames %d to %d, none of those that --from-frame and --to-frame ask for"
              .formatted(what, whole.start(), whole.end() - 1));
    }
    return new FrameRange(start, end);
  }
}
