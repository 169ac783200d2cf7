package dev.squint.jobs.cli;

import dev.squint.jobs.bench.BenchRequest.Effort;
import dev.squint.jobs.options.UserException;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** The options that say how much a benchmark measures. */
final class BenchEffortOptions {
  @Option(
      names = "--frames",
      paramLabel = "N",
      description =
          "Frames of footage to use; kept in memory as JPEGs. Default: 6000, or as many as there are.")
  private int frames = Effort.STANDARD.distinctFrames();

  @Option(
      names = "--topic-frames",
      paramLabel = "N",
      description =
          "Frames that each fast contender reads from Kafka a round; the footage is repeated to make"
              + " them. Default: 24000.")
  private long topicFrames = Effort.STANDARD.topicFrames();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds in which the contenders take turns, after one to warm up. Default: 3.")
  private int rounds = Effort.STANDARD.rounds();

  @Option(
      names = "--reference-seconds",
      paramLabel = "N",
      description =
          "How long the reference model may run on every frame, in each section that needs it."
              + " Default: 45.")
  private double referenceSeconds = Effort.STANDARD.referenceSeconds();

  @Option(
      names = "--capacity",
      paramLabel = "N",
      description =
          "Frames a second that the loads of the latency section are shares of. Default: the most"
              + " that was kept up with in the cameras section, else 400.")
  private Optional<Double> capacity = Optional.empty();

  OptionalDouble capacity() {
    if (capacity.isEmpty()) {
      return OptionalDouble.empty();
    }
    if (!(capacity.get() >= 1)) {
      throw new UserException("--capacity must be at least 1 frame a second: " + capacity.get());
    }
    return OptionalDouble.of(capacity.get());
  }

  Effort effort() {
    return UserException.check(
        "--frames, --topic-frames, --rounds, --reference-seconds",
        () -> new Effort(frames, topicFrames, rounds, referenceSeconds));
  }
}
