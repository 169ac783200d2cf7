package dev.squint.jobs.deploy;

import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The REST address of a Flink cluster.
 *
 * @param host name or number
 * @param port 1 to 65535
 */
public record FlinkAddress(String host, int port) {
  private static final Pattern SYNTAX = Pattern.compile("(?:http://)?([^:/\\s]+):(\\d{1,5})/?");
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  public FlinkAddress {
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is between 1 and 65535: " + port);
    }
  }

  /** Reads {@code HOST:PORT}. */
  public static FlinkAddress parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException("a Flink address reads HOST:PORT: \"%s\"".formatted(text));
    }
    return new FlinkAddress(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /**
   * Fails unless something listens there. Flink's own client would try for a minute.
   *
   * @throws UserException that names the address
   */
  void requireListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(host, port), Math.toIntExact(PATIENCE.toMillis()));
    } catch (IOException e) {
      throw new UserException(
          "no Flink cluster answers at %s: %s".formatted(this, e.getMessage()), e);
    }
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
