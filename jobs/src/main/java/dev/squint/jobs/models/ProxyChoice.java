package dev.squint.jobs.models;

import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that downloads go through: the one that Java's properties name ({@code
 * https.proxyHost}), else the one of the environment ({@code HTTPS_PROXY}, {@code HTTP_PROXY},
 * {@code ALL_PROXY}, also in small letters), except for the hosts of {@code NO_PROXY}.
 *
 * @param selector which proxy an address goes through
 * @param authenticator knows the proxies' names and passwords
 */
public record ProxyChoice(ProxySelector selector, Authenticator authenticator) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:(http)://)?(?:([^:@/]*)(?::([^@/]*))?@)?([^:/@]+|\\[[^]]+]):(\\d{1,5})/?");
  private static final int MAX_PORT = 65_535;
  private static final String HTTP = "http";
  private static final String HTTPS = "https";

  /** A proxy with its credentials, which are empty where it wants none. */
  private record Gateway(String host, int port, String user, String password) {
    Proxy proxy() {
      return new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(host, port));
    }
  }

  /**
   * The proxies that environment and properties name.
   *
   * @throws UserException when a variable names none that can be used; passwords are not repeated
   */
  public static ProxyChoice of(Map<String, String> environment, Map<String, String> properties) {
    Optional<Gateway> http = gateway(HTTP, environment, properties);
    Optional<Gateway> https = gateway(HTTPS, environment, properties);
    HostExceptions direct =
        HostExceptions.of(
            variable("NO_PROXY", environment).orElse(""),
            properties.getOrDefault("http.nonProxyHosts", ""));
    return new ProxyChoice(new Selector(http, https, direct), new Credentials(http, https));
  }

  /** Whether a proxy wants a name and a password. */
  boolean hasCredentials() {
    return ((Credentials) authenticator).any();
  }

  private static Optional<Gateway> gateway(
      String scheme, Map<String, String> environment, Map<String, String> properties) {
    String host = properties.getOrDefault(scheme + ".proxyHost", "");
    if (!host.isBlank()) {
      String port =
          properties.getOrDefault(scheme + ".proxyPort", scheme.equals(HTTPS) ? "443" : "80");
      return Optional.of(
          new Gateway(
              host,
              port(scheme + ".proxyPort", port),
              properties.getOrDefault(scheme + ".proxyUser", ""),
              properties.getOrDefault(scheme + ".proxyPassword", "")));
    }
    String name = scheme.toUpperCase(Locale.ROOT) + "_PROXY";
    return variable(name, environment)
        .map(address -> parse(name, address))
        .or(() -> variable("ALL_PROXY", environment).map(address -> parse("ALL_PROXY", address)));
  }

  /** A variable in capital or in small letters, as other programs take them. */
  private static Optional<String> variable(String name, Map<String, String> environment) {
    String small = environment.getOrDefault(name.toLowerCase(Locale.ROOT), "");
    String value = small.isBlank() ? environment.getOrDefault(name, "") : small;
    return Optional.of(value.strip()).filter(text -> !text.isEmpty());
  }

  private static Gateway parse(String variable, String address) {
    Matcher matcher = ADDRESS.matcher(address);
    if (!matcher.matches()) {
      // The address may hold a password.
      throw new UserException(
          "%s must read http://HOST:PORT or http://NAME:PASSWORD@HOST:PORT".formatted(variable));
    }
    return new Gateway(
        matcher.group(4),
        port(variable, matcher.group(5)),
        decoded(matcher.group(2)),
        decoded(matcher.group(3)));
  }

  private static String decoded(@Nullable String text) {
    return text == null ? "" : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static int port(String name, String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
    if (port < 1 || port > MAX_PORT) {
      throw new UserException(
          "%s: a port is a number between 1 and %d: %s".formatted(name, MAX_PORT, text));
    }
    return port;
  }

  /** Chooses by scheme and host. */
  private static final class Selector extends ProxySelector {
    private final Optional<Gateway> http;
    private final Optional<Gateway> https;
    private final HostExceptions direct;

    Selector(Optional<Gateway> http, Optional<Gateway> https, HostExceptions direct) {
      this.http = http;
      this.https = https;
      this.direct = direct;
    }

    @Override
    public List<Proxy> select(URI address) {
      Optional<Gateway> gateway = HTTPS.equalsIgnoreCase(address.getScheme()) ? https : http;
      return List.of(
          gateway
              .filter(unused -> !direct.covers(String.valueOf(address.getHost())))
              .map(Gateway::proxy)
              .orElse(Proxy.NO_PROXY));
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {
      // the failure is told where the file is fetched
    }
  }

  /** Names and passwords by proxy. */
  private static final class Credentials extends Authenticator {
    private final List<Gateway> gateways;

    Credentials(Optional<Gateway> http, Optional<Gateway> https) {
      gateways =
          Stream.concat(http.stream(), https.stream())
              .filter(gateway -> !gateway.user().isEmpty())
              .toList();
    }

    boolean any() {
      return !gateways.isEmpty();
    }

    @Override
    protected @Nullable PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      return gateways.stream()
          .filter(known -> known.host().equalsIgnoreCase(getRequestingHost()))
          .filter(known -> known.port() == getRequestingPort())
          .findFirst()
          .map(known -> new PasswordAuthentication(known.user(), known.password().toCharArray()))
          .orElse(null);
    }
  }
}
