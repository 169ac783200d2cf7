package dev.squint.jobs.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.testing.TestFootage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The rules of Prometheus and the dashboard of Grafana in {@code deploy/}. */
final class MonitoringFiles {
  static final Path DEPLOY = TestFootage.repositoryRoot().resolve("deploy");

  private MonitoringFiles() {}

  /** A file of the folder as a tree. */
  static JsonNode yaml(String file) throws IOException {
    return Json.mapper()
        .valueToTree(
            new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(DEPLOY.resolve(file))));
  }

  static JsonNode dashboard() throws IOException {
    return Json.mapper().readTree(DEPLOY.resolve("grafana/dashboards/squint.json").toFile());
  }

  /** The expressions of rules, by the name of the alert or the record. */
  static Map<String, String> rules(String kind) throws IOException {
    Map<String, String> rules = new LinkedHashMap<>();
    for (JsonNode group : yaml("prometheus/rules.yml").path("groups")) {
      for (JsonNode rule : group.path("rules")) {
        if (rule.has(kind)) {
          rules.put(rule.path(kind).asText(), rule.path("expr").asText());
        }
      }
    }
    return rules;
  }

  /** Everything that the dashboard asks Prometheus, with its variables filled in. */
  static List<String> dashboardQueries() throws IOException {
    JsonNode dashboard = dashboard();
    List<String> queries = new ArrayList<>();
    dashboard.findValues("expr").forEach(node -> queries.add(filled(node.asText())));
    for (JsonNode variable : dashboard.at("/templating/list")) {
      // label_values(metric, label)
      String definition = variable.path("definition").asText();
      String[] parts =
          definition.substring("label_values(".length(), definition.length() - 1).split(", ", -1);
      queries.add("count by (%s) (%s)".formatted(parts[1], parts[0]));
    }
    return queries;
  }

  private static String filled(String expression) {
    return expression.replace("$__rate_interval", "1m").replace("$camera", "lobby");
  }
}
