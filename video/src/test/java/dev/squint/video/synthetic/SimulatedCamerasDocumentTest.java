package dev.squint.video.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.video.synthetic.scene.SceneKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/simulated-cameras.md} to what there is. */
class SimulatedCamerasDocumentTest {
  private static String document() throws IOException {
    Path inModule = Path.of("..", "docs", "simulated-cameras.md");
    return Files.readString(
        Files.exists(inModule) ? inModule : Path.of("docs", "simulated-cameras.md"));
  }

  @Test
  void namesEveryKey() throws IOException {
    for (String key : AddressParser.KEYS) {
      assertThat(document()).contains("| `" + key + "` |");
    }
  }

  @Test
  void namesEverySceneWithItsDescription() throws IOException {
    for (SceneKind scene : SceneKind.values()) {
      assertThat(document()).contains("| `" + scene.id() + "` | " + scene.description() + " |");
    }
  }

  @Test
  void namesEveryDisturbanceWithItsDescriptionAndDuration() throws IOException {
    for (Disturbance disturbance : Disturbance.values()) {
      String lasts = disturbance.usualDuration().map(Durations::print).orElse("for good");
      assertThat(document())
          .contains(
              "| `%s` | %s | %s |".formatted(disturbance.id(), disturbance.description(), lasts));
    }
  }

  @Test
  void showsAddressesThatCanBeRead() throws IOException {
    int read = 0;
    for (String word : Pattern.compile("[\\s`\"]+").splitAsStream(document()).toList()) {
      if (word.startsWith("sim:") && Character.isLowerCase(word.charAt(4))) {
        assertThat(SimulatedCameraAddress.parse(word)).isNotNull();
        read++;
      }
    }
    assertThat(read).isGreaterThan(1);
  }
}
