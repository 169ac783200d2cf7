package dev.squint.jobs.options;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the web page listens.
 *
 * @param host name or address; an IPv6 address without brackets
 * @param port 0 for a free one
 */
public record ListenAddress(String host, int port) {
  /** Where it listens unless told otherwise. */
  public static final ListenAddress STANDARD = new ListenAddress("127.0.0.1", 8080);

  private static final Pattern SYNTAX =
      Pattern.compile("(?:\\[(?<six>[0-9a-fA-F:.]+)\\]|(?<host>[^:\\s\\[\\]]+)):(?<port>\\d{1,5})");
  private static final int MAX_PORT = 65_535;

  public ListenAddress {
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException(
          "a port is between 0 and %d: %d".formatted(MAX_PORT, port));
    }
  }

  /** Reads {@code HOST:PORT}. */
  public static ListenAddress parse(String text) {
    Matcher matcher = SYNTAX.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "an address to listen on reads HOST:PORT: \"%s\"".formatted(text));
    }
    String six = matcher.group("six");
    return new ListenAddress(
        six == null ? matcher.group("host") : six, Integer.parseInt(matcher.group("port")));
  }

  /** The same at another port. */
  public ListenAddress withPort(int other) {
    return new ListenAddress(host, other);
  }

  /** Whether only this machine can ask there. */
  public boolean isLocal() {
    try {
      for (InetAddress address : InetAddress.getAllByName(host)) {
        if (!address.isLoopbackAddress()) {
          return false;
        }
      }
      return true;
    } catch (UnknownHostException e) {
      return false; // starting to listen will say so
    }
  }

  /** Host and port as addresses have them. */
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
