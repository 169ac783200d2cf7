package dev.squint.jobs.local;

import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.options.KafkaConfig;
import java.util.Optional;

/** The broker of a local run: one that is there already, or one of this process, which it owns. */
public final class LocalBroker implements AutoCloseable {
  private final String address;
  private final Optional<EmbeddedBroker> own;

  private LocalBroker(String address, Optional<EmbeddedBroker> own) {
    this.address = address;
    this.own = own;
  }

  /**
   * Starts a broker unless there is one.
   *
   * @param given the address of the one that is there
   */
  public static LocalBroker start(KafkaConfig.Embedded settings, Optional<String> given) {
    if (given.isPresent()) {
      return new LocalBroker(given.get(), Optional.empty());
    }
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerSettings(
                settings.directory(), settings.port().orElseGet(BrokerSettings::usualPort)));
    return new LocalBroker(broker.bootstrapServers(), Optional.of(broker));
  }

  /** Where it is, as clients take it. */
  public String address() {
    return address;
  }

  /** Whether it is of this process. */
  public boolean isOwn() {
    return own.isPresent();
  }

  @Override
  public void close() {
    own.ifPresent(EmbeddedBroker::close);
  }
}
