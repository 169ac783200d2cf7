package dev.squint.jobs.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineFileTest {
  @TempDir private Path folder;

  @Test
  void anEarlierFileStaysUntilTheNewOneIsWhole() throws IOException {
    Path target = folder.resolve("out.jsonl");
    Files.writeString(target, "old\n");
    try (LineFile file = LineFile.open("--out", target)) {
      file.write(Map.of("a", 1));
      assertThat(target).content().isEqualTo("old\n");
    }
    assertThat(target).content().isEqualTo("{\"a\":1}\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.partial");
  }

  @Test
  void aFolderAndAMissingFolderAreToldBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> LineFile.open("--out", folder))
        .isInstanceOf(UserException.class)
        .hasMessage("--out %s is a folder, not a file", folder);
    Path inMissing = folder.resolve("missing").resolve("out.jsonl");
    assertThatThrownBy(() -> LineFile.open("--out", inMissing))
        .isInstanceOf(UserException.class)
        .hasMessage(
            "--out %s cannot be written: there is no folder %s", inMissing, inMissing.getParent());
  }
}
