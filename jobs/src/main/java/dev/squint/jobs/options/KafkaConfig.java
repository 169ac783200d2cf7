package dev.squint.jobs.options;

import dev.squint.core.wire.Topics;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where frames and answers are kept.
 *
 * @param bootstrap {@code HOST:PORT} of a broker, several separated by commas
 * @param topics the topics' names
 * @param embedded the broker that Squint starts itself where there is none
 */
public record KafkaConfig(String bootstrap, Topics topics, Embedded embedded) {
  public static final String DEFAULT_BOOTSTRAP = "localhost:9092";

  public KafkaConfig {
    requireAddresses(bootstrap);
  }

  /**
   * The broker inside the process.
   *
   * @param directory for its data; empty for a temporary one
   * @param port to listen on, 0 for a free one; empty for the usual one if it is free
   */
  public record Embedded(Optional<Path> directory, Optional<Integer> port) {
    public static final int MAX_PORT = 65_535;

    public Embedded {
      if (port.isPresent() && (port.get() < 0 || port.get() > MAX_PORT)) {
        throw new IllegalArgumentException(
            "a port is between 0 and %d: %d".formatted(MAX_PORT, port.get()));
      }
    }
  }

  /** A broker on this machine, names without prefix. */
  public static KafkaConfig standard() {
    return new KafkaConfig(
        DEFAULT_BOOTSTRAP, new Topics(""), new Embedded(Optional.empty(), Optional.empty()));
  }

  private static void requireAddresses(String bootstrap) {
    for (String address : bootstrap.split(",", -1)) {
      if (!address.strip().matches("[^:\\s]+:\\d{1,5}|\\[[0-9a-fA-F:]+\\]:\\d{1,5}")) {
        throw new IllegalArgumentException(
            "a Kafka address reads HOST:PORT, several separated by commas: \"%s\""
                .formatted(bootstrap));
      }
    }
  }
}
