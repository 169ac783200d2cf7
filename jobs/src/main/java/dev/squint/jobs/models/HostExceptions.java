package dev.squint.jobs.models;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Hosts that are asked without a proxy.
 *
 * @param patterns in small letters: a host, {@code .example.org} for all below it, {@code *} for
 *     all
 */
record HostExceptions(List<String> patterns) {
  private static final String ALL = "*";

  HostExceptions {
    patterns = List.copyOf(patterns);
  }

  /**
   * Reads both ways of writing them.
   *
   * @param variable {@code NO_PROXY}: separated by commas; a name also means all hosts below it
   * @param property {@code http.nonProxyHosts}: separated by bars, {@code *} for any letters at an
   *     end
   */
  static HostExceptions of(String variable, String property) {
    List<String> patterns = new ArrayList<>();
    for (String host : variable.split("[,\\s]+", -1)) {
      String name = withoutPort(host.toLowerCase(Locale.ROOT));
      if (!name.isEmpty()) {
        patterns.add(name);
        if (!name.equals(ALL)) {
          patterns.add(name.startsWith(".") ? name.substring(1) : "." + name);
        }
      }
    }
    for (String host : property.split("\\|", -1)) {
      String name = host.strip().toLowerCase(Locale.ROOT);
      if (!name.isEmpty()) {
        patterns.add(name.startsWith("*.") ? name.substring(1) : name);
      }
    }
    return new HostExceptions(patterns);
  }

  private static String withoutPort(String host) {
    String name = host.replaceFirst(":\\d+$", "");
    return name.startsWith("*.") ? name.substring(1) : name;
  }

  /** Whether {@code host} is one of them. */
  boolean covers(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  private static boolean matches(String pattern, String name) {
    if (pattern.equals(ALL) || pattern.equals(name)) {
      return true;
    }
    if (pattern.endsWith(ALL)) {
      return name.startsWith(pattern.substring(0, pattern.length() - 1));
    }
    return pattern.startsWith(".") && name.endsWith(pattern);
  }
}
