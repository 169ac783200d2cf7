package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.jobs.cli.SquintCommand;
import dev.squint.jobs.cli.StopSignal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoEndToEndTest {
  private static final int FRAMES = 12;

  @TempDir private Path folder;

  @Test
  void runsToTheEndAndSumsUpWhatItWasWorth() throws Exception {
    Path detections = folder.resolve("detections.jsonl");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        SquintCommand.commandLine(new StopSignal())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(
                "demo",
                "--headless",
                "--cameras",
                "2",
                "--frames",
                Integer.toString(FRAMES),
                "--out",
                detections.toString(),
                "--json");
    assertThat(exitCode).as(err.toString()).isZero();
    JsonNode summary = Json.mapper().readTree(out.toString());
    assertThat(summary.path("frames").asInt()).isEqualTo(2 * FRAMES);
    assertThat(summary.path("complete").asBoolean()).isTrue();
    assertThat(summary.path("deadLetters").asInt()).isZero();
    assertThat(Files.readAllLines(detections)).hasSize(2 * FRAMES);
    double shares = 0;
    for (JsonNode share : summary.path("stageShares")) {
      shares += share.asDouble();
    }
    assertThat(shares).isBetween(0.999, 1.001);
    assertCosts(summary);
    assertErrors(summary.path("accuracy"));
    JsonNode crossing = summary.path("cameras").path(0);
    assertThat(crossing.path("camera").asText()).isEqualTo("crossing");
    assertThat(crossing.path("comparedFrames").asInt()).isEqualTo(FRAMES);
    assertThat(crossing.path("plan").asText()).startsWith("crossing-");
  }

  private static void assertCosts(JsonNode summary) {
    JsonNode cost = summary.path("cost");
    for (String name :
        List.of("microsPerFrame", "referenceMicrosPerFrame", "processMicrosPerFrame")) {
      assertThat(cost.path(name).asDouble()).as(name).isPositive();
    }
    assertThat(summary.path("speedup").asDouble())
        .isEqualTo(
            cost.path("referenceMicrosPerFrame").asDouble()
                / cost.path("microsPerFrame").asDouble());
    for (String part : List.of("start", "job", "comparison")) {
      assertThat(summary.path("wall").path(part).asDouble()).as(part).isPositive();
    }
  }

  private static void assertErrors(JsonNode accuracy) {
    for (String truth :
        List.of("exactTruth", "referenceModel", "referenceModelAgainstExactTruth")) {
      JsonNode queries = accuracy.path(truth);
      assertThat(queries).as(truth).isNotEmpty();
      assertThat(queries.findValuesAsText("camera")).contains("crossing", "car-park");
      for (JsonNode query : queries) {
        assertThat(query.has("falseNegativeRate")).isTrue();
        assertThat(query.path("falsePositiveRateUpper").isNumber()).isTrue();
        assertThat(query.path("events").path("missed").isNumber()).isTrue();
        if (truth.equals("referenceModel")) {
          assertThat(query.path("presentFrames").asInt() + query.path("absentFrames").asInt())
              .isEqualTo(FRAMES);
        }
      }
    }
  }
}
