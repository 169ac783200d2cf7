package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.EventRecord;
import dev.squint.jobs.offline.FakeBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class SquintCommandTest {
  @TempDir private Path folder;
  private final FakeBackend backend = new FakeBackend();
  private Path plan = Path.of("");
  private Path video = Path.of("");

  @BeforeEach
  void makeAPlan() throws IOException {
    video = folder.resolve("video.mp4");
    Files.writeString(video, "content");
    plan = folder.resolve("fake.squint");
    squint("plans", "create", "--camera", "fake", "--fps", 10, "--query", "person", "--out", plan);
  }

  @Test
  void everyCommandHasHelpWithAnExample() {
    List<CommandLine> commands = new ArrayList<>();
    collect(SquintCommand.commandLine(new StopSignal(), backend), commands);
    assertThat(commands).hasSizeGreaterThan(8);
    for (CommandLine command : commands) {
      String help = command.getUsageMessage();
      assertThat(help).contains("--help", "Example", "  squint ");
      assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(101));
    }
  }

  private static void collect(CommandLine command, List<CommandLine> into) {
    into.add(command);
    command.getSubcommands().values().forEach(child -> collect(child, into));
  }

  @Test
  void theVersionIsThatOfTheBuild() throws IOException {
    assertThat(squint("--version").out()).startsWith("squint " + SquintVersion.number());
    assertThat(Path.of("pom.xml"))
        .content()
        .contains("<version>%s</version>".formatted(SquintVersion.number()));
  }

  @Test
  void createsThePlanThatTheCoreCallsUntuned() {
    assertThat(PlanBundles.read(plan).plan())
        .isEqualTo(Plan.untuned("fake", 10, List.of(Query.parse("person", List.of()))));
  }

  @Test
  void createsAPlanFromACameraOfTheConfiguration() throws IOException {
    Path config = folder.resolve("squint.yaml");
    Files.writeString(
        config,
        """
        cameras:
          - id: gate
            framesPerSecond: 25
            zones: {road: [[0, 0.5], [1, 0.5], [1, 1]]}
            queries: ["car:0.6@road"]
            processEvery: 5
            difference: {baseline: none}
        """);
    Path out = folder.resolve("gate.squint");
    squint(
        "plans",
        "create",
        "--config",
        config,
        "--camera",
        "gate",
        "--process-every",
        2,
        "--out",
        out);
    Plan made = PlanBundles.read(out).plan();
    assertThat(made.framesPerSecond()).isEqualTo(25);
    assertThat(made.queries().get(0).format()).isEqualTo("car:0.6@road");
    assertThat(made.processEvery()).isEqualTo(2);
    assertThat(made.difference()).isEmpty();
  }

  @Test
  void showsWhatAPlanHolds() throws IOException {
    assertThat(squint("plans", "show", plan).out())
        .contains("camera             fake", "person:0.4", "last-let-through");
    JsonNode json = squint("plans", "show", plan, "--json").json();
    assertThat(json.get("plan").get("camera").asText()).isEqualTo("fake");
    assertThat(json.get("id").asText()).startsWith("fake-");
  }

  @Test
  void runWritesDetectionsAndEventsAndOneJsonDocument() throws IOException {
    Path out = folder.resolve("out.jsonl");
    Path events = folder.resolve("events.jsonl");
    CommandResult result =
        squint(
            "run",
            "--plan",
            plan,
            "--input",
            video,
            "--reference",
            "fake.onnx",
            "--out",
            out,
            "--events",
            events,
            "--start-time",
            "2026-01-02T03:04:05Z",
            "--json");
    JsonNode json = result.json();
    assertThat(json.get("frames").asInt()).isEqualTo(FakeBackend.FRAMES);
    assertThat(json.get("events").asInt()).isEqualTo(3);
    assertThat(json.get("stageShares").get("DIFFERENCE_DETECTOR").asDouble()).isGreaterThan(0.8);
    assertThat(json.get("interrupted").asBoolean()).isFalse();

    List<String> lines = Files.readAllLines(out);
    assertThat(lines).hasSize(FakeBackend.FRAMES);
    DetectionRecord first = Json.mapper().readValue(lines.get(0), DetectionRecord.class);
    assertThat(first.capturedAt()).hasToString("2026-01-02T03:04:05Z");
    assertThat(first.camera()).isEqualTo("fake");
    List<String> eventLines = Files.readAllLines(events);
    assertThat(eventLines).hasSize(6);
    assertThat(Json.mapper().readValue(eventLines.get(0), EventRecord.class).type())
        .isEqualTo(EventRecord.Type.START);
  }

  @Test
  void twoRunsWriteTheSameBytes() throws IOException {
    Path first = folder.resolve("first.jsonl");
    Path second = folder.resolve("second.jsonl");
    squint("run", "--plan", plan, "--input", video, "--reference", "m.onnx", "--out", first);
    squint("run", "--plan", plan, "--input", video, "--reference", "m.onnx", "--out", second);
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void aPlanForAnyCameraTakesTheInputsName() throws IOException {
    squint("plans", "create", "--camera", "any", "--fps", 10, "--query", "person", "--out", plan);
    Path odd = folder.resolve("My Lobby (2).mp4");
    Files.writeString(odd, "content");
    JsonNode json =
        squint("run", "--plan", plan, "--input", odd, "--reference", "m.onnx", "--json").json();
    assertThat(json.get("camera").asText()).isEqualTo("my-lobby-2");
  }

  @Test
  void theReferenceModelMayStandInTheConfiguration() throws IOException {
    Path config = folder.resolve("squint.yaml");
    Files.writeString(config, "reference: {model: m.onnx}\n");
    JsonNode json =
        squint(
                "label",
                "--input",
                video,
                "--config",
                config,
                "--out",
                folder.resolve("labels"),
                "--json")
            .json();
    assertThat(json.get("labelled").asInt()).isEqualTo(FakeBackend.FRAMES);
  }

  @Test
  void evaluateSaysErrorAndCost() throws IOException {
    JsonNode json =
        squint("evaluate", "--plan", plan, "--input", video, "--reference", "m.onnx", "--json")
            .json();
    assertThat(json.get("queries").get(0).get("falseNegativeRate").asDouble()).isZero();
    String text =
        squint("evaluate", "--plan", plan, "--input", video, "--reference", "m.onnx").out();
    assertThat(text).contains("false negatives 0.00% (0.00% to ", "3 found, 0 missed, 0 invented");
  }

  private CommandResult squint(Object... arguments) {
    return CommandResult.of(backend, arguments).requireDone();
  }
}
