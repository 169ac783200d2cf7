package dev.squint.jobs.options;

import java.time.Duration;
import java.util.Optional;

/**
 * How the Flink job of this process runs.
 *
 * @param parallelism subtasks of the cameras' operators, at least 1; 0 for one a camera, at most
 *     one a core
 * @param referenceTimeout after which a frame is answered as unresolved
 * @param referenceCapacity most frames of a subtask that wait for the reference model, at least 1
 * @param metricsPort where Prometheus finds this process's metrics, if it is to show any
 */
public record FlinkConfig(
    int parallelism,
    Duration referenceTimeout,
    int referenceCapacity,
    Optional<Integer> metricsPort) {
  public static final Duration DEFAULT_REFERENCE_TIMEOUT = Duration.ofSeconds(60);
  public static final int DEFAULT_REFERENCE_CAPACITY = 16;

  public FlinkConfig {
    if (parallelism < 0) {
      throw new IllegalArgumentException("the parallelism cannot be negative: " + parallelism);
    }
    if (referenceTimeout.isNegative() || referenceTimeout.isZero()) {
      throw new IllegalArgumentException(
          "the reference timeout must be positive: " + referenceTimeout);
    }
    if (referenceCapacity < 1) {
      throw new IllegalArgumentException(
          "the reference capacity must be at least 1: " + referenceCapacity);
    }
  }

  /** As parallel as the machine. */
  public static FlinkConfig standard() {
    return new FlinkConfig(
        0, DEFAULT_REFERENCE_TIMEOUT, DEFAULT_REFERENCE_CAPACITY, Optional.empty());
  }
}
