package dev.squint.jobs.offline.tuning.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkFolderTest {
  private static final BytesCodec BYTES = new BytesCodec("bytes");

  @TempDir Path folder;

  @Test
  void givesBackWhatItKeepsUnderItsKeyAlone() {
    try (WorkFolder work = WorkFolder.open(folder)) {
      work.keep(BYTES, "one", new byte[] {1, 2, 3});
      work.keep(BYTES, "one", new byte[] {4});
      assertThat(work.find(BYTES, "one")).hasValue(new byte[] {4});
      assertThat(work.find(BYTES, "other")).isEmpty();
    }
    try (WorkFolder work = WorkFolder.open(folder)) {
      assertThat(work.find(BYTES, "one")).hasValue(new byte[] {4});
    }
  }

  @Test
  void takesWhatIsCutOffOrDamagedForNotThere() throws IOException {
    try (WorkFolder work = WorkFolder.open(folder)) {
      work.keep(BYTES, "one", new byte[100]);
      Path file = folder.resolve("bytes").resolve("one.bin");
      byte[] whole = Files.readAllBytes(file);
      for (int length = 0; length < whole.length; length++) {
        Files.write(file, Arrays.copyOf(whole, length));
        assertThat(work.find(BYTES, "one")).as("%d bytes", length).isEmpty();
      }
      for (int i = 0; i < whole.length; i++) {
        byte[] damaged = whole.clone();
        damaged[i] ^= 1;
        Files.write(file, damaged);
        assertThat(work.find(BYTES, "one")).as("byte %d", i).isEmpty();
      }
    }
  }

  @Test
  void leavesNothingUnfinishedBehind() throws IOException {
    try (WorkFolder work = WorkFolder.open(folder)) {
      work.keep(BYTES, "one", new byte[10]);
    }
    try (Stream<Path> files = Files.walk(folder)) {
      assertThat(files.filter(Files::isRegularFile).map(folder::relativize).map(Path::toString))
          .containsExactlyInAnyOrder("lock", "bytes/one.bin");
    }
  }

  @Test
  void belongsToOneTuningAtATime() {
    WorkFolder first = WorkFolder.open(folder);
    assertThatThrownBy(() -> WorkFolder.open(folder))
        .isInstanceOf(UserException.class)
        .hasMessage("work folder %s is in use by another squint; name another with --work", folder);
    first.close();
    WorkFolder.open(folder).close();
  }

  @Test
  void tellsWhatAKeyIsMadeOfApart() {
    assertThat(WorkKey.of("ab", "c")).isNotEqualTo(WorkKey.of("a", "bc"));
    assertThat(WorkKey.of("a", 1)).isNotEqualTo(WorkKey.of("a", 2));
    assertThat(WorkKey.of("a", 1)).isEqualTo(WorkKey.of("a", 1)).hasSize(24);
  }
}
