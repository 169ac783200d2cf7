package dev.squint.jobs.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a cluster on this machine looks like.
 *
 * @param directory its configuration, logs, checkpoints and records
 * @param libraries folder of all jars
 * @param slots of a task manager, at least 1
 * @param ports where its parts listen
 */
public record ClusterSettings(Path directory, Path libraries, int slots, Ports ports) {
  public ClusterSettings {
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
  public record Ports(int kafka, int rest, int jobManager, int metrics) {
    /** Most processes of a cluster whose metrics can be seen. */
    static final int METRICS_RANGE = 50;

    /** Ports that are free now; no metrics are shown. */
    public static Ports free() throws IOException {
      return choose(0, 0, 0);
    }

    /** Ports that are free now, all different; a given one is kept. */
    static Ports choose(int kafka, int rest, int metrics) throws IOException {
      List<ServerSocket> held = new ArrayList<>();
      try {
        for (int i = 0; i < 3; i++) {
          held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        }
        return new Ports(
            kafka == 0 ? held.get(0).getLocalPort() : kafka,
            rest == 0 ? held.get(1).getLocalPort() : rest,
            held.get(2).getLocalPort(),
            metrics);
      } finally {
        for (ServerSocket socket : held) {
          socket.close();
        }
      }
    }
  }
}
