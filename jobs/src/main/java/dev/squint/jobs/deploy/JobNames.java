package dev.squint.jobs.deploy;

import dev.squint.core.frame.CameraId;
import java.util.Collection;
import java.util.List;

/** The names that jobs get when the user gives none. */
public final class JobNames {
  private static final int MAX_LENGTH = 100;
  private static final String PREFIX = "cascade-";

  private JobNames() {}

  /** A name for a job on {@code cameras}; none stands for every camera. */
  public static String of(Collection<CameraId> cameras) {
    List<String> sorted = cameras.stream().map(CameraId::value).sorted().toList();
    if (sorted.isEmpty()) {
      return PREFIX + "all";
    }
    String joined = PREFIX + String.join(".", sorted);
    if (joined.length() <= MAX_LENGTH) {
      return joined;
    }
    String rest = ".and-%d-more-%08x".formatted(sorted.size() - 1, sorted.hashCode());
    String first = PREFIX + sorted.get(0);
    return first.substring(0, Math.min(first.length(), MAX_LENGTH - rest.length())) + rest;
  }
}
