package dev.squint.jobs.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import dev.squint.core.json.Json;
import dev.squint.jobs.cli.CommandLines;
import dev.squint.jobs.metrics.PrometheusSettings;
import dev.squint.jobs.testing.Tool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class ComposeFileTest {
  private static final String COMPOSE = "docker-compose.yml";
  private static final String GPU = "docker-compose.gpu.yml";
  private static final String SQUINT_IMAGE = "squint:local";
  private static final Set<String> ROLES =
      Set.of("jobmanager", "taskmanager", "keep-deployed", "web-page");

  @ParameterizedTest
  @ValueSource(strings = {COMPOSE, GPU})
  void meetsTheSchemaOfTheComposeSpecification(String file) throws Exception {
    assertThat(schema().validate(ComposeFile.read(file).document())).isEmpty();
  }

  @Test
  void theSchemaRefusesWhatNoComposeFileMayHold() throws Exception {
    JsonNode wrong = Json.mapper().readTree("{\"services\": {\"kafka\": {\"helthcheck\": {}}}}");
    assertThat(schema().validate(wrong)).isNotEmpty();
  }

  @Test
  void dockerComposeReadsTheFilesAloneAndTogether() throws Exception {
    Tool compose = Tool.require("docker-compose");
    assertThat(compose.run("-f", COMPOSE, "config", "--quiet")).isEmpty();
    String merged = compose.run("-f", COMPOSE, "-f", GPU, "config");
    assertThat(merged).contains("image: squint:local-gpu", "driver: nvidia", "target: gpu");
  }

  @Test
  void everyServiceIsBoundedAndComesBackByItself() throws Exception {
    ComposeFile.read(COMPOSE)
        .services()
        .forEach(
            (name, service) -> {
              assertThat(service.path("restart").asText()).as(name).isEqualTo("unless-stopped");
              assertThat(service.at("/deploy/resources/limits/memory").asText())
                  .as("memory limit of %s", name)
                  .isNotEmpty();
              assertThat(service.at("/logging/options/max-size").asText()).as(name).isNotEmpty();
            });
  }

  @Test
  void whatOthersWaitForOrPeopleOpenSaysWhetherItIsHealthy() throws Exception {
    ComposeFile.read(COMPOSE)
        .services()
        .forEach(
            (name, service) -> {
              if (service.has("ports") || name.equals("taskmanager")) {
                assertThat(service.at("/healthcheck/test").size()).as(name).isGreaterThan(1);
              }
            });
  }

  @Test
  void everyForeignImageIsPinnedToAVersion() throws Exception {
    List<String> images =
        ComposeFile.read(COMPOSE).services().values().stream()
            .map(service -> service.path("image").asText())
            .filter(image -> !image.startsWith("squint:"))
            .toList();
    assertThat(images)
        .hasSize(3)
        .allSatisfy(image -> assertThat(image).matches("[a-z/]+:v?\\d+\\.\\d+\\.\\d+"));
    assertThat(images)
        .as("the broker's version is that of the clients")
        .contains("apache/kafka:" + pomProperty("kafka.version"));
  }

  @Test
  void everyPortIsPublishedToThisMachineAlone() throws Exception {
    ComposeFile.read(COMPOSE)
        .services()
        .forEach(
            (name, service) ->
                assertThat(ComposeFile.texts(service.path("ports")))
                    .as(name)
                    .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:")));
  }

  @Test
  void everyFileThatIsMountedIsThere() throws Exception {
    List<String> mounted =
        ComposeFile.read(COMPOSE).services().values().stream()
            .flatMap(service -> ComposeFile.texts(service.path("volumes")).stream())
            .filter(volume -> volume.startsWith("./deploy/"))
            .map(volume -> volume.substring(0, volume.indexOf(':')))
            .toList();
    assertThat(mounted)
        .hasSizeGreaterThan(2)
        .allSatisfy(path -> assertThat(ComposeFile.repository().resolve(path)).isDirectory());
  }

  @Test
  void theExampleOfSettingsHoldsEachWithItsDefault() throws Exception {
    Map<String, String> example =
        Files.readAllLines(ComposeFile.repository().resolve(".env.example")).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> line.split("=", 2))
            .collect(
                Collectors.toMap(
                    pair -> pair[0], pair -> pair[1], (a, b) -> b, LinkedHashMap::new));
    Map<String, String> variables = ComposeFile.read(COMPOSE).variables();
    assertThat(example.keySet()).containsExactlyInAnyOrderElementsOf(variables.keySet());
    example.forEach(
        (name, value) -> {
          if (!name.equals("SQUINT_CAMERA_URL")) { // an address that answers nowhere
            assertThat(variables.get(name)).as(name).isEqualTo(value);
          }
        });
  }

  @Test
  void whatSquintsContainersAreToldIsACommandThatExists() throws Exception {
    for (Map.Entry<String, JsonNode> service : ComposeFile.read(COMPOSE).services().entrySet()) {
      List<String> command = ComposeFile.texts(service.getValue().path("command"));
      if (service.getValue().path("image").asText().equals(SQUINT_IMAGE)
          && !ROLES.contains(command.get(0))) {
        assertThat(CommandLines.mistakes(command)).as(service.getKey()).isEmpty();
      }
    }
  }

  @Test
  void flinksConfigurationShowsMetricsAsTheLauncherDoes() throws Exception {
    Map<String, Object> configuration =
        new Yaml(new SafeConstructor(new LoaderOptions()))
            .load(Files.readString(ComposeFile.repository().resolve("deploy/flink/config.yaml")));
    PrometheusSettings.of("9249")
        .forEach((key, value) -> assertThat(configuration).containsEntry(key, value));
  }

  private static JsonSchema schema() throws IOException {
    try (InputStream stream =
        ComposeFileTest.class.getResourceAsStream("/schemas/compose-spec.json")) {
      ObjectNode schema = (ObjectNode) Json.mapper().readTree(stream);
      // It says that it is of 2019-09 and is written in the words of draft 7, with draft 4's ids,
      // which nothing in it refers to. Its durations are Go's and not those of JSON Schema.
      schema.remove("$schema");
      removeIds(schema);
      return JsonSchemaFactory.getInstance(VersionFlag.V7)
          .getSchema(
              schema, SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build());
    }
  }

  private static void removeIds(JsonNode node) {
    if (node instanceof ObjectNode object && object.path("id").isTextual()) {
      object.remove("id");
    }
    node.forEach(ComposeFileTest::removeIds);
  }

  private static String pomProperty(String name) throws Exception {
    String pom = Files.readString(ComposeFile.repository().resolve("pom.xml"));
    String open = "<" + name + ">";
    return pom.substring(pom.indexOf(open) + open.length(), pom.indexOf("</" + name + ">"));
  }
}
