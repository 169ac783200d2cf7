package dev.squint.jobs.options.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.difference.Baseline;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.query.Query;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.CheckpointingConfig;
import dev.squint.jobs.options.FlinkConfig;
import dev.squint.jobs.options.KafkaConfig;
import dev.squint.jobs.options.PlanSettings;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.SendingRate;
import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.options.WebConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFileTest {
  @TempDir private Path folder;

  @Test
  void readsTheExample() {
    Path example = Path.of("..", "docs", "examples", "squint.yaml");
    SquintConfig config = ConfigFile.read(example);

    CameraConfig lobby = config.camera(new CameraId("lobby")).orElseThrow();
    assertThat(lobby.source()).contains("rtsp://10.0.0.7/stream1");
    assertThat(lobby.queries()).extracting(Query::name).containsExactly("person", "car@gate");
    assertThat(lobby.settings().difference().baseline()).contains(Baseline.LAST_LET_THROUGH);
    CameraConfig carPark = config.camera(new CameraId("car-park")).orElseThrow();
    assertThat(carPark.loop()).isTrue();
    assertThat(carPark.plan().orElseThrow())
        .isEqualTo(example.toAbsolutePath().resolveSibling("plans/car-park.squint").normalize());
    assertThat(config.reference().orElseThrow().model().family()).isEqualTo("yolov8");
    assertThat(config.kafka().embedded().port()).contains(9092);
    assertThat(config.checkpointing().interval()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.flink().parallelism()).isEqualTo(2);
    assertThat(config.flink().metricsPort()).contains(9249);
  }

  @Test
  void whatIsLeftOutHasTheDefaultsOfTheRecords() throws IOException {
    SquintConfig config =
        read(
            """
            cameras:
              - {id: gate, queries: [person]}
            reference: {model: yolo.onnx}
            """);
    CameraConfig camera = config.cameras().get(0);
    assertThat(camera.settings()).isEqualTo(PlanSettings.standard());
    assertThat(camera.rate()).isEqualTo(SendingRate.OWN_PACE);
    assertThat(config.kafka()).isEqualTo(KafkaConfig.standard());
    assertThat(config.checkpointing()).isEqualTo(CheckpointingConfig.standard());
    assertThat(config.flink()).isEqualTo(FlinkConfig.standard());
    assertThat(config.web()).isEqualTo(WebConfig.standard());
    assertThat(config.reference())
        .contains(ReferenceConfig.of(folder.toAbsolutePath().resolve("yolo.onnx").toString()));
  }

  @Test
  void aCameraOfSettingsMakesThePlanThatTheCoreCallsUntuned() throws IOException {
    CameraConfig camera = read("cameras: [{id: gate, queries: [person]}]\n").cameras().get(0);
    assertThat(camera.planBundle(10).plan()).isEqualTo(Plan.untuned("gate", 10, camera.queries()));
  }

  @Test
  void aFileOfNamesIsReadForClasses() throws IOException {
    Files.writeString(folder.resolve("names.txt"), "cat\n\n dog \n");
    SquintConfig config =
        read("reference: {model: m.onnx, classesFile: names.txt, input: 640x384}\n");
    assertThat(config.reference().orElseThrow().model().classes()).containsExactly("cat", "dog");
    assertThat(config.reference().orElseThrow().model().inputHeight()).isEqualTo(384);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "kafka:\\n  boostrap: a:1 ~ 2:3: unknown key kafka.boostrap; did you mean bootstrap?; known here: bootstrap, topicPrefix, embedded",
        "camera: [] ~ 1:1: unknown key camera; did you mean cameras?; known here: cameras, reference, kafka, checkpointing, flink",
        "cameras:\\n  - id: a\\n    queries: [person]\\n    colour: blue ~ 4:5: unknown key cameras[0].colour; known here: id, source,",
        "flink:\\n  parallelism: many ~ 2:16: flink.parallelism: must be a whole number between 0 and 1024; it is \"many\"",
        "flink:\\n  parallelism: 1.5 ~ 2:16: flink.parallelism: must be a whole number between 0 and 1024; it is 1.5",
        "flink:\\n  parallelism: -1 ~ 2:16: flink.parallelism: must be a whole number between 0 and 1024; it is -1",
        "reference:\\n  model: m.onnx\\n  minimumScore: 1.2 ~ 3:17: reference.minimumScore: must be a number above 0 and below 1; it is 1.2",
        "reference:\\n  device: gpu ~ 2:3: reference.model is missing: The model's file",
        "reference:\\n  model: m.onnx\\n  device: tpu ~ 3:11: reference.device: must be one of auto, cpu, gpu; it is \"tpu\"",
        "reference:\\n  model: ~ 2:9: reference.model: must be text; it is empty",
        "reference: yolo.onnx ~ 1:12: reference must be a section of keys (model, family,",
        "checkpointing:\\n  interval: 10 ~ 2:13: checkpointing.interval: must be a duration with its unit (500ms, 10s, 5m, 1h); it is 10",
        "checkpointing:\\n  exactlyOnce: perhaps ~ 2:16: checkpointing.exactlyOnce: must be true or false; it is \"perhaps\"",
        "checkpointing:\\n  interval: 0 ~ 2:3: checkpointing: exactlyOnce needs checkpoints, and the checkpoint interval is 0",
        "kafka:\\n  bootstrap: broker ~ 2:3: kafka: a Kafka address reads HOST:PORT, several separated by commas: \"broker\"",
        "kafka:\\n  embedded: {port: 70000} ~ 2:20: kafka.embedded.port: must be a whole number between 0 and 65535; it is 70000",
        "cameras:\\n  - id: Lobby ~ 2:9: cameras[0].id: camera id \"Lobby\" must match",
        "cameras:\\n  - id: a\\n    queries: [person, 'car@gat'] ~ 3:23: cameras[0].queries: query \"car@gat\" names an unknown zone: gat; known: []",
        "cameras:\\n  - id: a\\n    queries: [person:much] ~ 3:15: cameras[0].queries: the minimum score in query \"person:much\" is not a number: much",
        "cameras:\\n  - id: a\\n    zones: {z: [[0, 0], [1.5, 0], [1, 1]]} ~ 3:26: cameras[0].zones: must be a number between 0 and 1; it is 1.5",
        "cameras:\\n  - id: a\\n    zones: {z: [[0, 0], [1, 0]]} ~ 3:16: cameras[0].zones: zone z needs at least 3 corners, it has 2",
        "cameras:\\n  - id: a\\n    queries: [person]\\n    plan: p.squint ~ 2:5: cameras[0]: camera a has both a plan and queries",
        "cameras:\\n  - id: a ~ 2:5: cameras[0]: camera a has neither a plan nor queries: nothing is asked of it",
        "cameras:\\n  - {id: a, queries: [person]}\\n  - {id: a, queries: [car]} ~ 1:1: camera a is there twice",
        "cameras:\\n  - id: a\\n    queries: [person]\\n    rate: quick ~ 4:11: cameras[0].rate: a rate is a number of frames a second, source or max: \"quick\"",
        "cameras:\\n  - id: a\\n    queries: [person]\\n    difference: {grid: 16} ~ 4:24: cameras[0].difference.grid: a block grid reads COLUMNSxROWS, for example 16x9: \"16\"",
        "cameras:\\n  - id: a\\n    queries: [person]\\n    auditRate: 1.5 ~ 4:16: cameras[0].auditRate: must be a number between 0 and 1; it is 1.5",
        "cameras: lobby ~ 1:10: cameras must be a list; it is text",
        "flink: {parallelism: 1, parallelism: 2} ~ 1:25: key parallelism is there twice",
        "- a ~ 1:1: a configuration consists of keys, this is a list",
      })
  void aMistakeIsToldWithItsPlaceKeyAndRule(String yaml, String message) {
    assertThatThrownBy(() -> read(yaml.replace("\\n", "\n")))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("%s:%s", folder.resolve("squint.yaml"), message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void brokenYamlIsToldWithItsLine() {
    assertThatThrownBy(() -> read("kafka:\n  bootstrap: \"localhost:9092\nflink: {}\n"))
        .isInstanceOf(UserException.class)
        .hasMessageMatching(".*squint\\.yaml:[34]:\\d+: not valid YAML: .*")
        .hasMessageNotContaining("\n");
  }

  @Test
  void aMissingAnEmptyAndABinaryFileAreToldApart() throws IOException {
    Path missing = folder.resolve("none.yaml");
    assertThatThrownBy(() -> ConfigFile.read(missing))
        .isInstanceOf(UserException.class)
        .hasMessage("configuration %s does not exist", missing);
    assertThatThrownBy(() -> read("# nothing\n"))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith("is empty");
    Path binary = folder.resolve("binary.yaml");
    Files.write(binary, new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) 0xC0});
    assertThatThrownBy(() -> ConfigFile.read(binary))
        .isInstanceOf(UserException.class)
        .hasMessageEndingWith("is no text in UTF-8");
  }

  @Test
  void aliasesAreRefusedRatherThanMisread() {
    assertThatThrownBy(() -> read("kafka: {bootstrap: &b a:1, topicPrefix: *b}\n"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("1:41: aliases (*b) are not supported");
  }

  private SquintConfig read(String yaml) throws IOException {
    Path file = folder.resolve("squint.yaml");
    Files.writeString(file, yaml);
    return ConfigFile.read(file);
  }
}
