package dev.squint.jobs.kafka;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A broker as a process of its own: {@code BrokerProcess DIRECTORY PORT} serves until it is told to
 * end.
 */
public final class BrokerProcess {
  private BrokerProcess() {}

  public static void main(String[] arguments) {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("usage: BrokerProcess DIRECTORY PORT");
    }
    Path directory = Path.of(arguments[0]);
    int port = Integer.parseInt(arguments[1]);
    EmbeddedBroker broker = EmbeddedBroker.start(new BrokerSettings(Optional.of(directory), port));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "squint-broker-shutdown"));
    broker.awaitClosed();
  }
}
