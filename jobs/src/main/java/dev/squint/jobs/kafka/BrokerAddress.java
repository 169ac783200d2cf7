package dev.squint.jobs.kafka;

import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.ClientUtils;
import org.apache.kafka.common.config.ConfigException;

/**
 * Tries an address before Kafka's clients do, which would log a warning each second and never give
 * up.
 */
final class BrokerAddress {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String DNS_LOOKUP = "use_all_dns_ips";

  private BrokerAddress() {}

  /**
   * Waits until something listens at one of the addresses.
   *
   * @throws UserException when nothing does within {@link #PATIENCE}, or the text is no address
   */
  static void requireListening(String bootstrap) {
    List<InetSocketAddress> addresses = parse(bootstrap);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String said = "";
    while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
      for (InetSocketAddress address : addresses) {
        try (Socket socket = new Socket()) {
          socket.connect(address, Math.toIntExact(PATIENCE.toMillis()));
          return;
        } catch (IOException e) {
          said = String.valueOf(e.getMessage());
        }
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new UserException("no Kafka broker answers at %s: %s".formatted(bootstrap, said));
  }

  /** Fails when something else listens at {@code port} of this machine; 0 is always free. */
  static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as the broker does: connections of a former one may linger
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Whether nothing listens at {@code port} of this machine. */
  static boolean isFree(int port) {
    try {
      requireFree(port);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  private static List<InetSocketAddress> parse(String bootstrap) {
    try {
      return ClientUtils.parseAndValidateAddresses(List.of(bootstrap.split(",")), DNS_LOOKUP);
    } catch (ConfigException e) {
      throw new UserException(
          "\"%s\" is no Kafka address: %s".formatted(bootstrap, e.getMessage()), e);
    }
  }
}
