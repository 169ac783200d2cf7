package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.frame.CameraId;
import dev.squint.core.json.Json;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.cli.SquintCommand;
import dev.squint.jobs.cli.StopSignal;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import dev.squint.jobs.kafka.TopicAdmin;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Labels, compares and answers the frames of a topic: a person in frames 20 to 39, 30 is broken.
 */
class TopicFootageTest {
  private static final String TOPIC = "frames.lobby";
  private static final Instant START = Instant.parse("2026-05-01T08:00:00Z");
  private static final int RECORDS = 60;
  private static final int BROKEN = 30;

  @TempDir private Path directory;
  private EmbeddedBroker broker;

  private record Outcome(int exitCode, String out, String err) {
    JsonNode json() throws Exception {
      assertThat(exitCode).as(err).isZero();
      return Json.mapper().readTree(out);
    }

    String mistake() {
      assertThat(exitCode).as(err).isEqualTo(2);
      assertThat(err.lines()).hasSize(1);
      return err.strip();
    }
  }

  @BeforeEach
  void fillTheTopic() throws Exception {
    broker = EmbeddedBroker.start(BrokerSettings.temporary());
    try (TopicAdmin admin = new TopicAdmin(broker.bootstrapServers(), new Topics(""))) {
      admin.createFrames(new CameraId("lobby"), Optional.empty());
    }
    send(0, RECORDS, 20, 40);
  }

  @AfterEach
  void stopTheBroker() {
    broker.close();
  }

  @Test
  void labelsEachFrameOfATopicOnceWhateverRangeIsAskedFor() throws Exception {
    JsonNode all = squint("label", "--json").json();
    assertThat(all.path("labelled").asInt()).isEqualTo(RECORDS - 1);
    List<String> lines = Files.readAllLines(Path.of(all.path("labels").asText()));
    assertThat(lines).hasSize(RECORDS - 1);
    assertThat(Json.mapper().readTree(lines.get(BROKEN)).path("frame").asInt())
        .isEqualTo(BROKEN + 1);

    JsonNode part = squint("label", "--json", "--from-frame", "20", "--to-frame", "40").json();
    assertThat(part.path("labelled").asInt()).isZero();
    assertThat(part.path("framesRead").asInt()).isEqualTo(19);
    JsonNode byTime =
        squint("label", "--json", "--from", START.plusSeconds(1).toString(), "--to", "now").json();
    assertThat(byTime.path("framesRead").asInt()).isEqualTo(RECORDS - 10 - 1);
    assertThat(byTime.path("labelled").asInt()).isZero();
    assertThat(byTime.path("labels")).isEqualTo(all.path("labels"));

    send(RECORDS, RECORDS + 5, 0, 0);
    assertThat(squint("label", "--json").json().path("labelled").asInt()).isEqualTo(5);
  }

  @Test
  void samplesATopicAcrossItsGaps() throws Exception {
    JsonNode sampled = squint("label", "--json", "--label-every", "5", "--query", "person").json();
    // 0, 5 .. 55, of these 31 for the broken 30; the last; 16 to 19 and 36 to 39.
    assertThat(sampled.path("labelled").asInt()).isEqualTo(12 + 1 + 4 + 4);
  }

  @Test
  void comparesAPlanOnATopic() throws Exception {
    JsonNode report =
        squint("evaluate", "--plan", plan().toString(), "--label-every", "5", "--json").json();
    JsonNode query = report.path("queries").path(0);
    assertThat(report.path("frames").asInt()).isEqualTo(RECORDS - 1);
    assertThat(report.path("camera").asText()).isEqualTo("lobby");
    assertThat(query.path("events").path("found").asInt()).isEqualTo(1);
    assertThat(query.path("confusion").path("truePositives").asInt()).isEqualTo(19);
    assertThat(report.path("stageShares").path("DIFFERENCE_DETECTOR").asDouble()).isPositive();
  }

  @Test
  void answersATopicWithItsOffsetsAndCaptureTimes() throws Exception {
    Path out = directory.resolve("out.jsonl");
    squint("run", "--plan", plan().toString(), "--out", out.toString(), "--json").json();
    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(RECORDS - 1);
    JsonNode last = Json.mapper().readTree(lines.get(RECORDS - 2));
    assertThat(last.path("frame").asInt()).isEqualTo(RECORDS - 1);
    assertThat(Instant.parse(last.path("capturedAt").asText()))
        .isEqualTo(START.plusMillis(100L * (RECORDS - 1)));
  }

  @Test
  void saysWhatIsWrongInOneLine() throws Exception {
    assertThat(squint("label", "--from", "2100-01-01T00:00:00Z").mistake())
        .isEqualTo(
            "squint: topic frames.lobby at %s holds no frame from 2100-01-01T00:00:00Z"
                .formatted(broker.bootstrapServers()));
    assertThat(squint("label", "--from-frame", "100").mistake())
        .contains("frames.lobby holds frames 0 to 59, none of those that --from-frame");
    assertThat(squint("run", "--plan", plan().toString(), "--start-time", "now").mistake())
        .contains("--start-time is for recordings in files");
    assertThat(squintOn("frames.yard", "label").mistake())
        .contains("camera yard has no topic frames.yard");
    assertThat(squintOn(directory.toString(), "label", "--from", "now").mistake())
        .contains("--from and --to are capture times of a topic");
  }

  private Path plan() throws Exception {
    Path file = directory.resolve("lobby.squint");
    if (!Files.exists(file)) {
      List<String> create =
          List.of(
              "plans",
              "create",
              "--camera",
              "lobby",
              "--fps",
              "10",
              "--query",
              "person",
              "--out",
              file.toString());
      assertThat(execute(create).exitCode()).isZero();
    }
    return file;
  }

  private Outcome squint(String command, String... options) {
    return squintOn(TOPIC, command, options);
  }

  private Outcome squintOn(String input, String command, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of(command, "--input", input, "--reference", TinyModel.file().toString()));
    arguments.addAll(List.of("--bootstrap", broker.bootstrapServers()));
    if (command.equals("label")) {
      arguments.addAll(List.of("--out", directory.resolve("labels").toString()));
    }
    arguments.addAll(List.of(options));
    return execute(arguments);
  }

  private static Outcome execute(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        SquintCommand.commandLine(new StopSignal())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(new String[0]));
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  private void send(int from, int to, int occupiedFrom, int occupiedTo) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int number = from; number < to; number++) {
        byte[] jpeg = Scenes.jpeg(number, number >= occupiedFrom && number < occupiedTo);
        byte[] sent = number == BROKEN ? Arrays.copyOf(jpeg, jpeg.length / 2) : jpeg;
        long capturedAt = START.plusMillis(100L * number).toEpochMilli();
        producer.send(new ProducerRecord<>(TOPIC, 0, capturedAt, null, sent)).get();
      }
    }
  }
}
