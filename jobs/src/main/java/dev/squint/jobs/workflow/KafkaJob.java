package dev.squint.jobs.workflow;

import dev.squint.core.frame.CameraId;
import java.util.Set;
import java.util.TreeSet;

/**
 * What one job reads from and writes to Kafka.
 *
 * @param name the job's name; consumer group and transactions are named after it, so no two jobs
 *     that run at once may share one
 * @param bootstrap {@code HOST:PORT} of a broker, several separated by commas
 * @param cameras whose frames are read, also when their topics appear later; empty for all
 * @param start where to begin without a checkpoint
 * @param bounded whether the job ends with the frames that are there when it starts
 * @param exactlyOnce whether records are written in transactions that end with a checkpoint; else
 *     they are written at once and may be written again after a failure
 */
public record KafkaJob(
    String name,
    String bootstrap,
    Set<CameraId> cameras,
    StartingOffsets start,
    boolean bounded,
    boolean exactlyOnce) {
  public KafkaJob {
    if (!name.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "a job name may hold letters, digits, dots, dashes and underscores, at most 100: \"%s\""
              .formatted(name));
    }
    Set<CameraId> sorted = new TreeSet<>((left, right) -> left.value().compareTo(right.value()));
    sorted.addAll(cameras);
    cameras = sorted;
  }

  /** An unbounded job that goes on where one of its name stopped. */
  public static KafkaJob live(
      String name, String bootstrap, Set<CameraId> cameras, boolean exactlyOnce) {
    return new KafkaJob(name, bootstrap, cameras, StartingOffsets.committed(), false, exactlyOnce);
  }

  String groupId() {
    return "squint-" + name;
  }

  String transactionalIdPrefix() {
    return "squint-" + name + "-";
  }
}
