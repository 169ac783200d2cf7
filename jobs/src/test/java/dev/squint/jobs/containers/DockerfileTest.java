package dev.squint.jobs.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.containers.Dockerfile.Stage;
import dev.squint.jobs.testing.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DockerfileTest {
  private static final Set<String> INSTRUCTIONS =
      Set.of("ARG", "WORKDIR", "COPY", "RUN", "ENV", "USER", "ENTRYPOINT", "CMD");

  private final Path repository = ComposeFile.repository();
  private Dockerfile dockerfile = new Dockerfile(List.of());

  @BeforeEach
  void read() throws IOException {
    dockerfile = Dockerfile.read(repository.resolve("Dockerfile"));
  }

  @Test
  void everyInstructionIsOne() {
    assertThat(dockerfile.stages())
        .flatExtracting(Stage::instructions)
        .extracting(Dockerfile.Instruction::name)
        .isSubsetOf(INSTRUCTIONS);
  }

  @Test
  void everyBaseImageIsPinnedToAVersion() {
    assertThat(dockerfile.stages())
        .extracting(Stage::image)
        .hasSize(3)
        .allMatch(image -> image.matches("[a-z/-]+:\\d+\\.\\d+\\.\\d+[a-z0-9._-]*"));
  }

  @Test
  void everySourceIsThereAndReachesTheBuild() throws IOException {
    List<String> ignoreRules = Files.readAllLines(repository.resolve(".dockerignore"));
    for (List<String> copy : dockerfile.stage("build").copies()) {
      for (String source : copy.subList(0, copy.size() - 1)) {
        assertThat(repository.resolve(source)).exists();
        assertThat(ignoreRules)
            .as("%s is let through", source)
            .anyMatch(
                rule ->
                    rule.startsWith("!")
                        && (source.equals(rule.substring(1))
                            || source.startsWith(rule.substring(1) + "/")));
      }
    }
  }

  @Test
  void everyModuleHasItsPomInTheImageAndThoseThatShipTheirSources() throws IOException {
    Set<String> copied =
        dockerfile.stage("build").copies().stream()
            .flatMap(copy -> copy.subList(0, copy.size() - 1).stream())
            .collect(Collectors.toSet());
    Matcher module =
        Pattern.compile("<module>(.*?)</module>")
            .matcher(Files.readString(repository.resolve("pom.xml")));
    List<String> modules = new ArrayList<>();
    while (module.find()) {
      modules.add(module.group(1));
    }
    assertThat(modules).contains("core", "jobs");
    for (String name : modules) {
      assertThat(copied).contains(name + "/pom.xml");
      if (!name.equals("bench")) { // not shipped
        assertThat(copied).contains(name + "/src");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"runtime", "gpu"})
  void runsAsNobodyInParticularAndStartsWhatTheLayoutHolds(String name) throws IOException {
    Stage stage = dockerfile.stage(name);
    assertThat(stage.last("USER")).contains("squint");
    assertThat(stage.last("ENTRYPOINT")).contains("[\"squint-container\"]");
    assertThat(Files.readString(repository.resolve("deploy/image/lay-out.sh")))
        .contains("squint-container");
    // RUN lines that install packages leave no lists behind.
    assertThat(stage.all("RUN"))
        .filteredOn(run -> run.contains("apt-get"))
        .isNotEmpty()
        .allMatch(run -> run.contains("rm -rf /var/lib/apt/lists/*"));
  }

  @Test
  void theShellOfTheImageIsSound() throws Exception {
    Tool.require("shellcheck")
        .run(
            "deploy/image/lay-out.sh",
            "deploy/image/squint-container",
            "deploy/image/keep-deployed",
            "deploy/image/web-request",
            "deploy/image/is-healthy");
  }

  @Test
  void theGpuImagesPyTorchIsTheOneThatTheBindingFits() throws IOException {
    String pom = Files.readString(repository.resolve("pom.xml"));
    Matcher version = Pattern.compile("<pytorch.version>(.*?)<").matcher(pom);
    assertThat(version.find()).isTrue();
    Stage gpu = dockerfile.stage("gpu");
    assertThat(gpu.image()).startsWith("pytorch/pytorch:" + version.group(1) + "-");
    assertThat(gpu.last("ENV").orElseThrow()).contains("PYTORCH_VERSION=" + version.group(1));
  }
}
