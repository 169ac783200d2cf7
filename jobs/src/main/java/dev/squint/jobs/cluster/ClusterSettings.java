package dev.squint.jobs.cluster;

import java.nio.file.Path;

/**
 * What a cluster on this machine looks like.
 *
 * @param directory its configuration, logs, checkpoints and records
 * @param libraries folder of all jars
 * @param slots of a task manager, at least 1
 * @param ports where its parts listen
 */
record ClusterSettings(Path directory, Path libraries, int slots, Ports ports) {
  ClusterSettings {
    if (slots < 1) {
      throw new IllegalArgumentException("a task manager needs at least 1 slot: " + slots);
    }
  }

  /**
   * Ports at 127.0.0.1.
   *
   * @param metrics the first of those where processes show their metrics, on every address; 0 for
   *     none
   */
  record Ports(int kafka, int rest, int jobManager, int metrics) {
    /** Most processes of a cluster whose metrics can be seen. */
    static final int METRICS_RANGE = 50;
  }
}
