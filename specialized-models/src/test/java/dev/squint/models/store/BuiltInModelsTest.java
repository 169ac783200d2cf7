package dev.squint.models.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.model.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInModelsTest {
  private static final long LARGEST = 8L << 20;

  @TempDir Path folder;

  @Test
  void opensTheDetectorOfSimulatedScenesAsAFile() throws IOException {
    ModelFile file = ModelStore.open(BuiltInModels.SIMULATED);
    assertThat(file.format()).isEqualTo(ModelFormat.ONNX);
    assertThat(file.classes()).containsExactly("person", "bicycle", "car", "bus");
    assertThat(file.description()).contains("simulated cameras of Squint only");
    assertThat(file.path()).isRegularFile();
    assertThat(Files.size(file.path())).isLessThan(LARGEST);
  }

  @Test
  void writesAFileAnewThatIsDamaged() throws IOException {
    Path written = BuiltInModels.file(BuiltInModels.SIMULATED, folder);
    byte[] whole = Files.readAllBytes(written);
    Files.writeString(written, "not a model");
    assertThat(BuiltInModels.file(BuiltInModels.SIMULATED, folder)).isEqualTo(written);
    assertThat(written).hasBinaryContent(whole);
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void namesWhatThereIsWhenAskedForAnother() {
    assertThatThrownBy(() -> ModelStore.open("builtin:world"))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("builtin:world")
        .hasMessageContaining("builtin:simulated");
  }
}
