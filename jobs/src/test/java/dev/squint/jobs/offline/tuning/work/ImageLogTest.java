package dev.squint.jobs.offline.tuning.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLogTest {
  private static final int IMAGES = 2000;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() {
    file = folder.resolve("images.log");
    try (ImageLog log = ImageLog.open(file)) {
      for (int i = 0; i < IMAGES; i++) {
        log.append(image(i));
      }
    }
  }

  @Test
  void givesBackWhatWasAppendedAlsoAfterOpeningAnew() {
    try (ImageLog log = ImageLog.open(file)) {
      assertHolds(log, IMAGES);
      log.append(image(IMAGES));
      assertHolds(log, IMAGES + 1);
    }
    try (ImageLog log = ImageLog.open(file)) {
      assertHolds(log, IMAGES + 1);
      assertThatThrownBy(() -> log.read(IMAGES + 1))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessageContaining("there is no image 2001");
    }
  }

  @Test
  void dropsATornLastImageWhereverItIsTorn() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    int last = 8 + image(IMAGES - 1).length;
    for (int missing = 1; missing <= last; missing++) {
      Files.write(file, java.util.Arrays.copyOf(whole, whole.length - missing));
      try (ImageLog log = ImageLog.open(file)) {
        assertThat(log.size()).as("%d bytes missing", missing).isEqualTo(IMAGES - 1);
        log.append(image(IMAGES - 1));
      }
      assertThat(file).hasBinaryContent(whole);
    }
  }

  @Test
  void dropsADamagedImageAndAllBehindIt() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    try (ImageLog log = ImageLog.open(file)) {
      assertThat(log.size()).isBetween(IMAGES / 4, IMAGES - 1);
      assertHolds(log, log.size());
      for (int i = log.size(); i < IMAGES; i++) {
        log.append(image(i));
      }
      assertHolds(log, IMAGES);
    }
  }

  @Test
  void startsAnewOnAFileThatIsNoLog() throws IOException {
    Files.writeString(file, "no log at all, but long enough for a header");
    try (ImageLog log = ImageLog.open(file)) {
      assertThat(log.size()).isZero();
      log.append(image(0));
      assertHolds(log, 1);
    }
  }

  private static void assertHolds(ImageLog log, int images) {
    assertThat(log.size()).isEqualTo(images);
    for (int i = 0; i < images; i++) {
      assertThat(log.read(i)).isEqualTo(image(i));
    }
  }

  private static byte[] image(int number) {
    return "image %d%s".formatted(number, "x".repeat(number % 7)).getBytes(StandardCharsets.UTF_8);
  }
}
