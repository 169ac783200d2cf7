package dev.squint.models.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.model.ModelLoadException;
import dev.squint.models.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelStoreTest {
  @TempDir Path folder;

  @Test
  void readsTheInputShapeAndTheChecksumOfOnnx() {
    ModelFile file = ModelStore.open(TestData.model("yolox_nano.onnx").toString());
    assertThat(file.format()).isEqualTo(ModelFormat.ONNX);
    assertThat(file.inputShape()).containsExactly(1, 3, 416, 416);
    assertThat(file.sha256()).matches("[0-9a-f]{64}");
    assertThat(ModelStore.open(file.path().toString(), file.sha256())).isEqualTo(file);
  }

  @Test
  void knowsTorchScriptByItsArchive() {
    ModelFile file = ModelStore.open(TestData.model("yolox_nano.torchscript.pt").toString());
    assertThat(file.format()).isEqualTo(ModelFormat.TORCH_SCRIPT);
    assertThat(file.inputShape()).isEmpty();
  }

  @Test
  void refusesAnotherChecksum() throws IOException {
    Path archive = archive("module.torchscript", "module/constants.pkl");
    assertThatThrownBy(() -> ModelStore.open(archive.toString(), "00ff"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("not the expected 00ff")
        .hasMessageContaining(ModelStore.sha256(Files.readAllBytes(archive)));
  }

  @Test
  void refusesAPathWithoutAFile() {
    assertRefused(folder.resolve("absent.onnx").toString()).hasMessageContaining("no such model");
  }

  @Test
  void refusesADirectory() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("directory.onnx"));
    assertRefused(directory.toString()).hasMessageContaining("a directory");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    assertRefused(file("empty.onnx", "").toString()).hasMessageContaining("is empty");
  }

  @Test
  void refusesAnUnknownExtension() throws IOException {
    assertRefused(file("weights.h5", "weights").toString())
        .hasMessageContaining("unknown extension")
        .hasMessageContaining(".onnx, .pt, .torchscript");
  }

  @Test
  void refusesAUrl() {
    assertRefused("https://example.org/yolov8n.onnx").hasMessageContaining("give its path");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.onnx", "page.pt", "page.torchscript"})
  void refusesAWebPageSavedAsAModel(String name) throws IOException {
    String page = "<!DOCTYPE html><html><head><title>Not Found</title></head></html>";
    assertRefused(file(name, page).toString()).hasMessageContaining("not a");
  }

  @Test
  void refusesTrainingCheckpoints() throws IOException {
    assertRefused(archive("yolov8n.pt", "archive/data.pkl").toString())
        .hasMessageContaining("checkpoint")
        .hasMessageContaining("export");
    Path pickle = Files.write(folder.resolve("old.pt"), new byte[] {(byte) 0x80, 2, '}', '.'});
    assertRefused(pickle.toString()).hasMessageContaining("checkpoint");
  }

  @ParameterizedTest
  @ValueSource(strings = {"yolox_nano.onnx", "yolox_nano.torchscript.pt"})
  void refusesModelsThatAreCutShort(String name) throws IOException {
    byte[] whole = Files.readAllBytes(TestData.model(name));
    Path cut = Files.write(folder.resolve(name), Arrays.copyOf(whole, whole.length / 2));
    assertRefused(cut.toString()).hasMessageContaining("cut short");
  }

  private static AbstractThrowableAssert<?, ?> assertRefused(String location) {
    return assertThatThrownBy(() -> ModelStore.open(location))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith(location)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
  }

  private Path file(String name, String content) throws IOException {
    return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
  }

  private Path archive(String name, String entry) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry(entry));
      zip.closeEntry();
    }
    return file;
  }
}
