package dev.squint.jobs.workflow;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.wire.Topics;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the job graph is told, whatever its source and sink.
 *
 * @param topics names the topics, also those that dead letters came from
 * @param plans one a camera; frames of other cameras are dead letters
 * @param stages opens decoder and models where the job runs
 * @param referenceInFlightBytes most bytes of frames that wait for the reference model in one
 *     subtask, and so in a checkpoint, if all are as large as allowed; positive
 * @param referenceTimeout after which a frame goes on unresolved, positive
 * @param scoringDelay how long a frame may wait for a batch of the specialized model to fill, at
 *     least a millisecond
 * @param silenceTimeout after which a camera that sends no frame counts as silent and its events
 *     end, at least a millisecond
 * @param checkpointInterval between checkpoints; zero leaves them to the cluster's configuration,
 *     which has none by default
 * @param audits which frames that the cheap stages answer go to the reference model all the same
 */
public record WorkflowOptions(
    Topics topics,
    PlanSet plans,
    CascadeStages stages,
    long referenceInFlightBytes,
    Duration referenceTimeout,
    Duration scoringDelay,
    Duration silenceTimeout,
    Duration checkpointInterval,
    AuditRates audits)
    implements Serializable {
  public static final long DEFAULT_REFERENCE_IN_FLIGHT_BYTES = 128L << 20;
  public static final Duration DEFAULT_REFERENCE_TIMEOUT = Duration.ofSeconds(60);
  public static final Duration DEFAULT_SCORING_DELAY = Duration.ofMillis(20);
  public static final Duration DEFAULT_SILENCE_TIMEOUT = Duration.ofSeconds(60);
  public static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(10);

  /** Most audits of one subtask that wait for the reference model, and so in a checkpoint. */
  public static final int AUDITS_IN_FLIGHT = 8;

  private static final long serialVersionUID = 1L;

  public WorkflowOptions {
    if (referenceInFlightBytes < 1) {
      throw new IllegalArgumentException(
          "the bytes in flight to the reference model must be positive: " + referenceInFlightBytes);
    }
    requireMillisecond("reference timeout", referenceTimeout);
    requireMillisecond("scoring delay", scoringDelay);
    requireMillisecond("silence timeout", silenceTimeout);
    if (checkpointInterval.isNegative()) {
      throw new IllegalArgumentException(
          "the checkpoint interval cannot be negative: " + checkpointInterval);
    }
  }

  /** Everything else at its default. */
  public static WorkflowOptions of(Topics topics, PlanSet plans, CascadeStages stages) {
    return new WorkflowOptions(
        topics,
        plans,
        stages,
        DEFAULT_REFERENCE_IN_FLIGHT_BYTES,
        DEFAULT_REFERENCE_TIMEOUT,
        DEFAULT_SCORING_DELAY,
        DEFAULT_SILENCE_TIMEOUT,
        DEFAULT_CHECKPOINT_INTERVAL,
        AuditRates.NONE);
  }

  /** Most frames of one subtask that wait for the reference model, at least 1. */
  public int referenceCapacity() {
    long frames = referenceInFlightBytes / EncodedImage.MAX_BYTES;
    return (int) Math.min(Integer.MAX_VALUE, Math.max(1, frames));
  }

  /** These options with at most {@code frames} in one subtask waiting for the reference model. */
  public WorkflowOptions withReferenceCapacity(int frames) {
    return with(
        (long) frames * EncodedImage.MAX_BYTES,
        referenceTimeout,
        silenceTimeout,
        checkpointInterval);
  }

  /** These options with another time to wait for the reference model. */
  public WorkflowOptions withReferenceTimeout(Duration timeout) {
    return with(referenceInFlightBytes, timeout, silenceTimeout, checkpointInterval);
  }

  /** These options with another time after which a camera counts as silent. */
  public WorkflowOptions withSilenceTimeout(Duration timeout) {
    return with(referenceInFlightBytes, referenceTimeout, timeout, checkpointInterval);
  }

  /** These options with another time between checkpoints; zero for none. */
  public WorkflowOptions withCheckpointInterval(Duration interval) {
    return with(referenceInFlightBytes, referenceTimeout, silenceTimeout, interval);
  }

  /** These options with other audits. */
  public WorkflowOptions withAudits(AuditRates rates) {
    return new WorkflowOptions(
        topics,
        plans,
        stages,
        referenceInFlightBytes,
        referenceTimeout,
        scoringDelay,
        silenceTimeout,
        checkpointInterval,
        rates);
  }

  private WorkflowOptions with(
      long inFlightBytes, Duration answer, Duration silence, Duration checkpoints) {
    return new WorkflowOptions(
        topics, plans, stages, inFlightBytes, answer, scoringDelay, silence, checkpoints, audits);
  }

  private static void requireMillisecond(String name, Duration duration) {
    if (duration.toMillis() < 1) {
      throw new IllegalArgumentException(
          "the %s must be at least a millisecond: %s".formatted(name, duration));
    }
  }
}
