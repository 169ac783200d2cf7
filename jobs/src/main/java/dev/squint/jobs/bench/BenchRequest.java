package dev.squint.jobs.bench;

import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.ReferenceConfig;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What a benchmark is to measure.
 *
 * @param recording the footage
 * @param plan the cascade
 * @param reference the model that the plan was tuned against
 * @param labels where labels of the reference model are kept; empty to make them anew
 * @param referenceGigaflops arithmetic of one frame through the reference model, where it is known
 * @param sections what is measured
 * @param effort how much of it
 * @param capacity frames a second that loads are shares of; empty for the most that cameras were
 *     kept up with
 */
public record BenchRequest(
    RecordingRequest recording,
    PlanBundle plan,
    ReferenceConfig reference,
    Optional<Path> labels,
    OptionalDouble referenceGigaflops,
    Set<BenchSection> sections,
    Effort effort,
    OptionalDouble capacity) {

  /**
   * How much is measured.
   *
   * @param distinctFrames of the footage that are read and encoded at most, at least 100
   * @param topicFrames that each fast contender is given, at least 1000
   * @param rounds to be counted, at least 1
   * @param referenceSeconds that the reference model may take in all where it is to answer every
   *     frame, above 0
   */
  public record Effort(int distinctFrames, long topicFrames, int rounds, double referenceSeconds) {
    /** What fits a run of ten minutes. */
    public static final Effort STANDARD = new Effort(6000, 24_000, 3, 45);

    private static final int MIN_DISTINCT = 100;
    private static final long MIN_TOPIC = 1000;

    public Effort {
      if (distinctFrames < MIN_DISTINCT) {
        throw new IllegalArgumentException(
            "at least %d frames are needed: %d".formatted(MIN_DISTINCT, distinctFrames));
      }
      if (topicFrames < MIN_TOPIC) {
        throw new IllegalArgumentException(
            "a topic needs at least %d frames: %d".formatted(MIN_TOPIC, topicFrames));
      }
      if (rounds < 1) {
        throw new IllegalArgumentException("at least one round is needed: " + rounds);
      }
      if (!(referenceSeconds > 0)) {
        throw new IllegalArgumentException(
            "the reference model needs some time: " + referenceSeconds);
      }
    }
  }
}
