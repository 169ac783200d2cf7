package dev.squint.jobs.metrics;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The Flink settings by which a process shows its metrics at {@code /metrics}, to anybody who asks:
 * Flink's reporter listens on every address of the machine.
 */
public final class PrometheusSettings {
  private static final String REPORTER = "metrics.reporter.prometheus.";

  private PrometheusSettings() {}

  /**
   * Settings by key.
   *
   * @param ports a port, or a range {@code 9250-9299} of which a process takes the first that is
   *     free
   */
  public static Map<String, String> of(String ports) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(
        REPORTER + "factory.class",
        "org.apache.flink.metrics.prometheus.PrometheusReporterFactory");
    settings.put(REPORTER + "port", ports);
    // Else dashes in the names of cameras would become underscores.
    settings.put(REPORTER + "filterLabelValueCharacters", "false");
    return settings;
  }
}
