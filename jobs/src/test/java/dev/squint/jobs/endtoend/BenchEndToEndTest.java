package dev.squint.jobs.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.jobs.cli.SquintCommand;
import dev.squint.jobs.cli.StopSignal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchEndToEndTest {
  @TempDir Path directory;

  @Test
  void measuresStagesErrorAndContendersInOneDocument() throws Exception {
    Path clip = Scenes.record(directory.resolve("clip"), 120, n -> n % 40 < 10);
    Path file = plan();

    JsonNode report =
        bench(
            "--input",
            clip.toString(),
            "--plan",
            file.toString(),
            "--reference",
            TinyModel.file().toString(),
            "--sections",
            "stages,accuracy,end-to-end",
            "--frames",
            "120",
            "--topic-frames",
            "4000",
            "--rounds",
            "1",
            "--reference-seconds",
            "1",
            "--json");

    assertThat(report.path("speedup").asDouble()).isPositive();
    assertThat(report.path("consumerRatio").asDouble()).isPositive();
    assertThat(StreamSupport.stream(report.path("stages").spliterator(), false))
        .isNotEmpty()
        .allMatch(
            stage ->
                stage.hasNonNull("name")
                    && stage.path("microsPerFrame").asDouble() > 0
                    && stage.has("limitMicrosPerFrame"));
    assertThat(report.path("endToEnd").path("contenders").findValuesAsText("name"))
        .containsExactly("consumer", "shortCircuit", "cascade", "reference");
    assertThat(report.path("accuracy").path("frames").asInt()).isEqualTo(120);
    assertThat(report.path("cost").path("ratio").asDouble()).isPositive();
    assertThat(report.path("budgets").findValuesAsText("name")).hasSizeGreaterThanOrEqualTo(6);
    assertThat(report.has("peers")).isFalse();
  }

  private Path plan() throws IOException {
    Plan plan = Plan.untuned("clip", TestJobs.RATE, List.of(Query.parse("person", List.of())));
    Path file = directory.resolve("clip.squint");
    return Files.write(file, PlanBundles.write(PlanBundle.of(plan)));
  }

  private static JsonNode bench(String... options) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine = SquintCommand.commandLine(new StopSignal());
    commandLine.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    int code = commandLine.execute(concat("bench", options));
    assertThat(code).as(err.toString()).isZero();
    return Json.mapper().readTree(out.toString());
  }

  private static String[] concat(String first, String[] rest) {
    String[] all = new String[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
