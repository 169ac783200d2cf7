package dev.squint.jobs.kafka;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where an {@link EmbeddedBroker} listens and keeps its data.
 *
 * @param directory kept from run to run and created when missing; empty for a temporary one that is
 *     deleted when the broker closes
 * @param port to listen on at 127.0.0.1; 0 for a free one
 */
public record BrokerSettings(Optional<Path> directory, int port) {
  public static final int FREE_PORT = 0;

  private static final int USUAL_PORT = 9092;

  public BrokerSettings {
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 0 and 65535: " + port);
    }
  }

  /** A broker on a free port that leaves nothing behind. */
  public static BrokerSettings temporary() {
    return new BrokerSettings(Optional.empty(), FREE_PORT);
  }

  /** A broker on a free port that finds its data again in {@code directory}. */
  public static BrokerSettings keptIn(Path directory) {
    return new BrokerSettings(Optional.of(directory), FREE_PORT);
  }

  /** The port that clients try first if nothing listens there, else {@link #FREE_PORT}. */
  public static int usualPort() {
    return BrokerAddress.isFree(USUAL_PORT) ? USUAL_PORT : FREE_PORT;
  }

  /** Host and port for people; a free port is called so. */
  String address() {
    return BrokerConfig.HOST + (port == FREE_PORT ? " (any free port)" : ":" + port);
  }
}
