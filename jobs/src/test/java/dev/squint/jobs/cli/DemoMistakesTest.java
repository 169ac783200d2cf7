package dev.squint.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.offline.FakeBackend;
import dev.squint.jobs.offline.OfflineBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoMistakesTest {
  private final OfflineBackend backend = new FakeBackend();
  @TempDir private Path folder;

  @Test
  void aNumberOfFramesWithoutAnEnd() {
    assertThat(demo("--frames", 5).mistake())
        .isEqualTo("squint: --frames is for --headless; without, the demo runs until Ctrl-C");
    assertThat(demo("--headless", "--frames", 0).mistake())
        .isEqualTo("squint: --frames must be at least 1: 0");
  }

  @Test
  void camerasDaysAndRatesOutOfBounds() {
    assertThat(demo("--cameras", 0).mistake())
        .contains("the number of cameras must be between 1 and 100: 0");
    assertThat(demo("--day", "0s").mistake()).contains("a day must be at least 1 second");
    assertThat(demo("--rate", "fast").mistake()).startsWith("squint: --rate: a rate is a number");
  }

  @Test
  void aPageThatOthersCouldSeeWithoutAToken() {
    assertThat(demo("--listen", "0.0.0.0:8080").mistake()).contains("needs a token");
    assertThat(demo("--listen", "nowhere").mistake())
        .contains("--listen: an address to listen on reads HOST:PORT");
    assertThat(demo("--port", 70000).mistake())
        .contains("--port: a port is between 0 and 65535: 70000");
    assertThat(demo("--listen", "127.0.0.1:1", "--port", 2).mistake())
        .isEqualTo("squint: --listen and --port both say where the page is: give one");
  }

  @Test
  void aModelThatDoesNotKnowTheScenes() {
    assertThat(demo("--headless", "--frames", 1, "--reference", "fake.onnx").mistake())
        .contains("reference model fake.onnx has no class \"bus\"");
  }

  @Test
  void aVideoWithoutModelQueryOrFile() throws IOException {
    Path video = Files.writeString(folder.resolve("yard.mp4"), "no video");
    assertThat(demo("--video", video, "--query", "person").mistake())
        .startsWith("squint: no reference model: name one with --reference MODEL");
    assertThat(demo("--video", video, "--reference", "fake.onnx").mistake())
        .isEqualTo("squint: --query is missing: what is asked of --video " + video);
    Path missing = folder.resolve("none.mp4");
    assertThat(demo("--video", missing, "--reference", "fake.onnx", "--query", "person").mistake())
        .isEqualTo("squint: --video %s does not exist".formatted(missing));
  }

  @Test
  void optionsOfTheOtherKindOfDemo() {
    assertThat(demo("--query", "person").mistake()).contains("are for --video FILE");
    Path video = folder.resolve("none.mp4");
    assertThat(
            demo("--video", video, "--reference", "fake.onnx", "--query", "person", "--seed", 2)
                .mistake())
        .contains("--seed", "are for simulated cameras");
  }

  private CommandResult demo(Object... options) {
    List<Object> arguments = new ArrayList<>(List.of("demo"));
    arguments.addAll(Arrays.asList(options));
    return CommandResult.of(backend, arguments.toArray());
  }
}
