package dev.squint.jobs.kafka;

import dev.squint.jobs.options.UserException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.server.ServerSocketFactory;
import org.apache.kafka.server.fault.LoggingFaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A Kafka broker in this process: one node that is its own controller (KRaft), listening at
 * 127.0.0.1 only.
 *
 * <p>Owns its threads, its sockets and, when it is temporary, its directory; {@link #close()} ends
 * and deletes them. A fault inside the broker is logged and never ends the process.
 */
public final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  private final Path directory;
  private final boolean temporary;
  private final ControllerServer controller;
  private final BrokerServer broker;
  private boolean closed;

  private EmbeddedBroker(
      Path directory, boolean temporary, ControllerServer controller, BrokerServer broker) {
    this.directory = directory;
    this.temporary = temporary;
    this.controller = controller;
    this.broker = broker;
  }

  /**
   * Starts a broker and waits until it serves, which takes seconds.
   *
   * @throws UserException when the port is taken or the directory cannot be used
   */
  public static EmbeddedBroker start(BrokerSettings settings) {
    Path directory = settings.directory().orElseGet(BrokerStorage::createTemporary);
    boolean temporary = settings.directory().isEmpty();
    EmbeddedBroker started = null;
    try {
      BrokerAddress.requireFree(settings.port());
      BrokerStorage.formatIfEmpty(directory);
      KafkaConfig config = BrokerConfig.of(directory, settings.port());
      started = assemble(directory, temporary, config);
      started.controller.startup();
      started.broker.startup();
    } catch (RuntimeException e) {
      closeAfterFailure(Optional.ofNullable(started), directory, temporary, e);
      throw new UserException(
          "the embedded Kafka broker cannot start at %s with its data in %s: %s"
              .formatted(settings.address(), directory, e.getMessage()),
          e);
    }
    LOG.info("Kafka broker serves at {}, data in {}", started.bootstrapServers(), directory);
    return started;
  }

  private static EmbeddedBroker assemble(Path directory, boolean temporary, KafkaConfig config) {
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> stored =
        KafkaRaftServer.initializeLogDirs(config, LOG, "");
    CompletableFuture<Map<Integer, InetSocketAddress>> voters = new CompletableFuture<>();
    SharedServer shared =
        new SharedServer(
            config,
            stored._1(),
            Time.SYSTEM,
            new Metrics(),
            voters,
            List.of(),
            (name, fatal, action) -> new LoggingFaultHandler(name, action),
            ServerSocketFactory.INSTANCE);
    ControllerServer controller =
        new ControllerServer(shared, KafkaRaftServer.configSchema(), stored._2());
    CompletableFuture<Boolean> unused =
        controller
            .socketServerFirstBoundPortFuture()
            .thenApply(port -> voters.complete(Map.of(BrokerConfig.NODE_ID, loopback(port))));
    return new EmbeddedBroker(directory, temporary, controller, new BrokerServer(shared));
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Host and port, as clients take them. */
  public String bootstrapServers() {
    return BrokerConfig.HOST + ":" + port();
  }

  /** The port that clients connect to. */
  public int port() {
    return broker.boundPort(new ListenerName(BrokerConfig.CLIENT_LISTENER));
  }

  /** Where the data lies. */
  public Path directory() {
    return directory;
  }

  /** Waits until {@link #close()} was called by another thread. */
  public void awaitClosed() {
    broker.awaitShutdown();
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    broker.shutdown();
    controller.shutdown();
    if (temporary) {
      BrokerStorage.delete(directory);
    }
  }

  private static void closeAfterFailure(
      Optional<EmbeddedBroker> started, Path directory, boolean temporary, Exception failure) {
    try {
      started.ifPresent(EmbeddedBroker::close);
      if (started.isEmpty() && temporary) {
        BrokerStorage.delete(directory);
      }
    } catch (UncheckedIOException e) {
      failure.addSuppressed(e);
    }
  }
}
