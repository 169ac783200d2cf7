package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.jobs.cli.SquintCommand;
import dev.squint.jobs.cli.StopSignal;
import dev.squint.jobs.kafka.BrokerSettings;
import dev.squint.jobs.kafka.EmbeddedBroker;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandLineTest {
  private static final Duration BOUND = Duration.ofSeconds(20);

  @TempDir Path directory;

  private record Outcome(int exitCode, String out, String err) {}

  @Test
  void answersTwoClipsAndShowsTheAnswersInEveryFormat() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
      String bootstrap = broker.bootstrapServers();
      Path detections = directory.resolve("detections.jsonl");
      Outcome local =
          squint(
              "local",
              "--config",
              configuration().toString(),
              "--bootstrap",
              bootstrap,
              "--until-done",
              "--no-web",
              "--json",
              "--out",
              detections.toString());
      assertThat(local.err()).doesNotContain("squint: an error");
      assertThat(local.exitCode()).as(local.err()).isZero();
      JsonNode summary = Json.mapper().readTree(local.out());
      assertThat(summary.path("frames").asInt()).isEqualTo(110);
      assertThat(summary.path("events").asInt()).isEqualTo(2);
      assertThat(summary.path("deadLetters").asInt()).isZero();
      assertThat(summary.path("stageShares").path("DIFFERENCE_DETECTOR").asDouble()).isPositive();
      assertThat(Files.readAllLines(detections)).hasSize(110);

      assertShowsDetections(bootstrap);
      assertShowsEvents(bootstrap);
      assertListsPlans(bootstrap);
      assertShowsAudits(bootstrap);
      Outcome none = squint("query", "--dead-letters", "--bootstrap", bootstrap);
      assertThat(none.exitCode()).isZero();
      assertThat(none.out().lines()).hasSize(1);
    }
  }

  @Test
  void runsItsOwnBrokerWhereNoneIsGiven() throws Exception {
    Outcome local =
        squint(
            "local",
            "--config",
            configuration().toString(),
            "--until-done",
            "--json",
            "--web",
            "127.0.0.1:0");

    assertThat(local.exitCode()).as(local.err()).isZero();
    assertThat(local.err())
        .contains("Kafka serves at 127.0.0.1:", "the web page is at http://127.0.0.1:");
    assertThat(Json.mapper().readTree(local.out()).path("frames").asInt()).isEqualTo(110);
  }

  @Test
  void saysInOneLineThatNoBrokerAnswers() throws Exception {
    Path clip = Scenes.record(directory.resolve("clip"), 1, n -> false);
    for (List<String> command :
        List.of(
            List.of("query", "--camera", "lobby"),
            List.of("ingest", "--camera", "lobby", "--input", clip.toString()),
            List.of(
                "deploy",
                "--plan",
                plan("lobby").toString(),
                "--reference",
                TinyModel.file().toString()))) {
      long start = System.nanoTime();
      Outcome outcome = squint(command, "--bootstrap", "127.0.0.1:1");
      assertThat(outcome)
          .isEqualTo(
              new Outcome(
                  2,
                  "",
                  "squint: no Kafka broker answers at 127.0.0.1:1: Connection refused"
                      + System.lineSeparator()));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }
  }

  @Test
  void saysInOneLineWhatIsWrongWithADeployment() throws Exception {
    Path lobby = plan("lobby");
    Path unknown = plan("yard", "unicorn");
    String model = TinyModel.file().toString();
    try (EmbeddedBroker broker = EmbeddedBroker.start(BrokerSettings.temporary())) {
      List<String> base =
          List.of("deploy", "--bootstrap", broker.bootstrapServers(), "--reference", model);
      assertThat(
              squint(base, "--plan", lobby.toString(), "--flink", "127.0.0.1:1", "--job-jar", "x"))
          .satisfies(said("no Flink cluster answers at 127.0.0.1:1: Connection refused"));
      assertThat(squint(base, "--plan", lobby.toString(), "--camera", "hall"))
          .satisfies(said("camera hall has no plan: the plans given are for [lobby]"));
      assertThat(
              squint(
                  base,
                  "--plan",
                  lobby.toString(),
                  "--plan",
                  plan("hall").toString(),
                  "--camera",
                  "lobby"))
          .satisfies(said("is for camera hall, which is not among the cameras given: [lobby]"));
      assertThat(squint(base, "--plan", lobby.toString(), "--plan", plan("lobby").toString()))
          .satisfies(said("camera lobby takes one plan, and there are two: "));
      assertThat(squint(base, "--plan", unknown.toString()))
          .satisfies(said("no class \"unicorn\""));
      assertThat(squint(base, "--plan", lobby.toString(), "--flink", "nowhere"))
          .satisfies(said("--flink: a Flink address reads HOST:PORT: \"nowhere\""));
      assertThat(squint("query", "--camera", "lobby", "--bootstrap", broker.bootstrapServers()))
          .satisfies(said("camera lobby has no topic frames.lobby at"));
    }
  }

  private void assertShowsDetections(String bootstrap) throws Exception {
    List<String> query = List.of("query", "--camera", "lobby", "--bootstrap", bootstrap);
    Outcome table = squint(query);
    assertThat(table.out().lines()).hasSize(61);
    assertThat(table.out().lines().findFirst().orElseThrow())
        .matches("camera +frame +capturedAt +query +present +score +decidedBy +plan");
    Outcome csv = squint(query, "--present", "--format", "csv");
    assertThat(csv.out().lines().findFirst())
        .contains("camera,frame,capturedAt,query,present,score,decidedBy,plan");
    assertThat(csv.out().lines()).hasSize(1 + 20);
    assertThat(csv.out().lines().skip(1)).allMatch(line -> line.contains(",person,yes,0.7"));
    JsonNode json = Json.mapper().readTree(squint(query, "--format", "json").out());
    assertThat(json.isArray()).isTrue();
    assertThat(json).hasSize(60);
    assertThat(json.path(30).path("verdicts").path(0).path("present").asBoolean()).isTrue();
    Outcome later = squint(query, "--from", "2100-01-01T00:00:00Z", "--format", "json");
    assertThat(Json.mapper().readTree(later.out())).isEmpty();
    assertThat(squint(query, "--from", "yesterday"))
        .satisfies(
            said("--from: a time is written as 2026-11-23T10:15:30Z, -10m (s, m, h or d) or now"));
  }

  private void assertShowsEvents(String bootstrap) throws Exception {
    Outcome events =
        squint(
            "query", "--events", "--query", "person", "--format", "json", "--bootstrap", bootstrap);
    JsonNode json = Json.mapper().readTree(events.out());
    assertThat(json).hasSize(2);
    JsonNode lobby =
        json.path(0).path("camera").asText().equals("lobby") ? json.path(0) : json.path(1);
    assertThat(lobby.path("start").path("frame").asInt()).isEqualTo(20);
    assertThat(lobby.path("end").path("frame").asInt()).isEqualTo(39);
    Outcome table = squint("query", "--events", "--camera", "lobby", "--bootstrap", bootstrap);
    assertThat(table.out().lines().skip(1).findFirst().orElseThrow())
        .matches("lobby +person +\\S+Z +\\S+Z +1\\.900 +20 +39");
  }

  private void assertShowsAudits(String bootstrap) throws Exception {
    List<String> query = List.of("query", "--audits", "--bootstrap", bootstrap);
    JsonNode audits = Json.mapper().readTree(squint(query, "--format", "json").out());
    assertThat(audits).as("some of yard's may have been skipped").isNotEmpty();
    for (JsonNode audit : audits) {
      assertThat(audit.path("camera").asText()).as("lobby has no rate").isEqualTo("yard");
      assertThat(audit.path("rate").asDouble()).isEqualTo(0.5);
      assertThat(audit.at("/verdicts/0/reference").asBoolean())
          .isEqualTo(audit.path("frame").asInt() >= 10 && audit.path("frame").asInt() < 30);
    }
    assertThat(squint(query).out().lines().findFirst().orElseThrow())
        .matches("camera +frame +capturedAt +query +answered +decidedBy +reference +rate +plan");
    assertThat(squint("local", "--config", configuration().toString(), "--audit-rate", "2"))
        .satisfies(
            said("--audit-rate: an audit rate is a share of the frames, between 0 and 1: 2.0"));
  }

  private void assertListsPlans(String bootstrap) throws Exception {
    JsonNode plans =
        Json.mapper().readTree(squint("plans", "list", "--json", "--bootstrap", bootstrap).out());
    assertThat(plans).hasSize(2);
    assertThat(plans.at("/0/camera").asText()).isEqualTo("lobby");
    assertThat(plans.at("/0/plan").asText()).startsWith("lobby-");
    assertThat(plans.at("/1/camera").asText()).isEqualTo("yard");
    JsonNode detection =
        Json.mapper()
            .readTree(
                squint("query", "--camera", "yard", "--format", "json", "--bootstrap", bootstrap)
                    .out())
            .path(0);
    assertThat(plans.at("/1/plan")).isEqualTo(detection.path("plan"));
    Outcome table = squint("plans", "list", "--bootstrap", bootstrap);
    assertThat(table.out().lines().skip(1).findFirst().orElseThrow())
        .matches(
            "lobby +lobby-\\w+ +\\S+Z +person:0\\.4 +difference detector, reference model +unknown +none,"
                + " not tuned");
    assertThat(squint("plans", "list", "--bootstrap", bootstrap, "--topic-prefix", "other-"))
        .satisfies(
            said(
                "there is no topic other-plans at %s: no job has published its plan there yet"
                    .formatted(bootstrap)));
  }

  private static Consumer<Outcome> said(String text) {
    return outcome -> {
      assertThat(outcome.err()).contains(text);
      assertThat(outcome.err().lines()).hasSize(1);
      assertThat(outcome.exitCode()).isEqualTo(2);
      assertThat(outcome.out()).isEmpty();
    };
  }

  /** Two cameras: one with a person in frames 20 to 39 of 60, one in 10 to 29 of 50. */
  private Path configuration() throws IOException {
    Path lobby = Scenes.record(directory.resolve("lobby"), 60, n -> n >= 20 && n < 40);
    Path yard = Scenes.record(directory.resolve("yard"), 50, n -> n >= 10 && n < 30);
    return Files.writeString(
        directory.resolve("squint.yaml"),
        """
        cameras:
          - id: lobby
            source: %s
            framesPerSecond: 10
            rate: max
            queries: [person]
          - id: yard
            source: %s
            framesPerSecond: 10
            rate: max
            queries: [person]
            auditRate: 0.5
        reference:
          model: %s
        checkpointing:
          interval: 1s
        """
            .formatted(lobby, yard, TinyModel.file()));
  }

  private Path plan(String camera) throws Exception {
    return plan(camera, "person");
  }

  private Path plan(String camera, String query) throws Exception {
    Path folder = Files.createTempDirectory(directory, "plan");
    Path file = folder.resolve(camera + ".squint");
    Outcome outcome =
        squint(
            "plans",
            "create",
            "--camera",
            camera,
            "--fps",
            "10",
            "--query",
            query,
            "--out",
            file.toString());
    assertThat(outcome.exitCode()).as(outcome.err()).isZero();
    return file;
  }

  private static Outcome squint(List<String> arguments, String... more) {
    List<String> all = new ArrayList<>(arguments);
    all.addAll(List.of(more));
    return squint(all.toArray(new String[0]));
  }

  private static Outcome squint(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine command =
        SquintCommand.commandLine(new StopSignal())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true));
    int exitCode = command.execute(arguments);
    return new Outcome(exitCode, out.toString(), err.toString());
  }
}
