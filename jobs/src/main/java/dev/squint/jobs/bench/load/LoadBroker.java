package dev.squint.jobs.bench.load;

import dev.squint.jobs.cluster.ChildProcess;
import dev.squint.jobs.cluster.ClusterSettings;
import dev.squint.jobs.kafka.BrokerProcess;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A temporary broker: of this process, or a process of its own, so that it costs nobody else. */
public final class LoadBroker implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String HOST = "127.0.0.1";

  private final String address;
  private final AutoCloseable owned;

  private LoadBroker(String address, AutoCloseable owned) {
    this.address = address;
    this.owned = owned;
  }

  /** A broker of this process. */
  public static LoadBroker startHere() {
    EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary());
    return new LoadBroker(broker.bootstrapServers(), broker);
  }

  /** A broker in a process of its own, with its records in {@code directory}, which stays. */
  public static LoadBroker startBeside(Path directory) throws IOException, InterruptedException {
    int port = ClusterSettings.Ports.free().kafka();
    ChildProcess process =
        ChildProcess.start(
            new ChildProcess.Start(
                "broker",
                List.of("-Xmx1g"),
                ChildProcess.thisClassPath(),
                BrokerProcess.class.getName(),
                List.of(directory.resolve("kafka").toString(), Integer.toString(port)),
                directory.resolve("broker.log")));
    if (!Pause.until(() -> listens(port), PATIENCE, () -> false, process::requireRunning)) {
      process.close();
      throw new IllegalStateException("the broker is not ready after " + PATIENCE);
    }
    return new LoadBroker(HOST + ":" + port, process);
  }

  /** Where it is, as clients take it. */
  public String address() {
    return address;
  }

  @Override
  public void close() throws Exception {
    owned.close();
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
