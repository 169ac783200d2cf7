package dev.squint.jobs.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.jobs.testing.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringFilesTest {
  private static final String RULES = "deploy/prometheus/rules.yml";

  @TempDir Path folder;

  @Test
  void prometheusTakesItsConfiguration() throws Exception {
    assertThat(Tool.require("promtool").run("check", "config", "deploy/prometheus/prometheus.yml"))
        .contains("SUCCESS");
  }

  @Test
  void theRulesDoWhatTheirTestsSay() throws Exception {
    Tool promtool = Tool.require("promtool");
    assertThat(promtool.run("check", "rules", RULES)).contains("SUCCESS");
    assertThat(promtool.run("test", "rules", "deploy/prometheus/rules_test.yml"))
        .contains("SUCCESS");
  }

  @Test
  void everyAlertIsTested() throws Exception {
    String tests = Files.readString(MonitoringFiles.DEPLOY.resolve("prometheus/rules_test.yml"));
    assertThat(MonitoringFiles.rules("alert").keySet())
        .hasSizeGreaterThan(10)
        .allSatisfy(alert -> assertThat(tests).contains("alertname: " + alert));
  }

  @Test
  void everyQueryOfTheDashboardIsPromQl() throws Exception {
    StringBuilder rules = new StringBuilder("groups:\n  - name: dashboard\n    rules:\n");
    int number = 0;
    for (String query : MonitoringFiles.dashboardQueries()) {
      rules.append("      - record: query_%d\n        expr: >-\n".formatted(number++));
      rules.append("          ").append(query.replace("\n", " ")).append('\n');
    }
    assertThat(number).isGreaterThan(30);
    Path file = folder.resolve("dashboard.yml");
    Files.writeString(file, rules);
    assertThat(Tool.require("promtool").run("check", "rules", file.toString()))
        .contains("%d rules found".formatted(number));
  }

  @Test
  void theDashboardAsksTheProvisionedSourceInPanelsThatDoNotOverlap() throws Exception {
    String source =
        MonitoringFiles.yaml("grafana/provisioning/datasources/prometheus.yml")
            .at("/datasources/0/uid")
            .asText();
    JsonNode dashboard = MonitoringFiles.dashboard();
    assertThat(dashboard.findValues("datasource"))
        .isNotEmpty()
        .allMatch(named -> named.path("uid").asText().equals(source));
    Set<Integer> ids = new HashSet<>();
    List<JsonNode> placed = new ArrayList<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertThat(ids.add(panel.path("id").asInt())).as("%s has its own id", panel).isTrue();
      JsonNode place = panel.path("gridPos");
      assertThat(place.path("x").asInt() + place.path("w").asInt()).isLessThanOrEqualTo(24);
      assertThat(placed).noneMatch(other -> overlap(place, other));
      placed.add(place);
    }
    assertThat(dashboard.path("panels"))
        .as("a row is repeated for each camera")
        .anyMatch(panel -> panel.path("repeat").asText().equals("camera"));
  }

  @Test
  void theDashboardLiesWhereGrafanaLooksForIt() throws Exception {
    String folder =
        MonitoringFiles.yaml("grafana/provisioning/dashboards/squint.yml")
            .at("/providers/0/options/path")
            .asText();
    assertThat(Files.readString(MonitoringFiles.DEPLOY.resolveSibling("docker-compose.yml")))
        .contains("./deploy/grafana/dashboards:%s:ro".formatted(folder));
  }

  private static boolean overlap(JsonNode one, JsonNode other) {
    return meet(one, other, "x", "w") && meet(one, other, "y", "h");
  }

  private static boolean meet(JsonNode one, JsonNode other, String start, String length) {
    int from = one.path(start).asInt();
    int otherFrom = other.path(start).asInt();
    return from < otherFrom + other.path(length).asInt()
        && otherFrom < from + one.path(length).asInt();
  }
}
