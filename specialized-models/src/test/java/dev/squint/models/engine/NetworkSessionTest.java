package dev.squint.models.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.TestData;
import dev.squint.models.specialized.SpecializedSpecs;
import dev.squint.models.store.ModelStore;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkSessionTest {
  @ParameterizedTest
  @ValueSource(strings = {"yolox_nano.onnx", "yolox_nano.torchscript.pt"})
  void leavesNoNativeArraysBehind(String model) {
    try (Network network = Network.load(ModelStore.open(TestData.model(model).toString()), "cpu");
        NetworkSession session = network.newSession()) {
      session.input(3 * 416 * 416);
      session.run(1, 3, 416, 416);
      int arrays = session.managedArrays();
      for (int run = 0; run < 5; run++) {
        session.run(1, 3, 416, 416);
      }
      assertThat(session.managedArrays()).isEqualTo(arrays);
    }
  }

  @Test
  void leavesNoNativeArraysBehindForSpecializedModels() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    byte[] parameters = RandomParameters.random(spec, 1);
    try (Network network = Network.specialized(spec, parameters, "cpu")) {
      NetworkSession session = network.newSession();
      session.input(3 * 50 * 50);
      session.run(1, 3, 50, 50);
      int arrays = session.managedArrays();
      for (int run = 0; run < 20; run++) {
        session.run(1, 3, 50, 50);
      }
      assertThat(session.managedArrays()).isEqualTo(arrays);
      session.close();
      try (NetworkSession second = network.newSession()) {
        second.input(3 * 50 * 50);
        second.run(1, 3, 50, 50);
        assertThat(second.managedArrays()).isEqualTo(arrays);
      }
    }
  }

  @Test
  void failsInOneLineWhenTheShapeIsWrong() throws IOException {
    SpecializedModelSpec spec = SpecializedSpecs.colour();
    byte[] parameters = RandomParameters.random(spec, 1);
    try (Network network = Network.specialized(spec, parameters, "cpu");
        NetworkSession session = network.newSession()) {
      session.input(50 * 50);
      assertThatThrownBy(() -> session.run(1, 1, 50, 50))
          .isInstanceOf(NetworkException.class)
          .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }
  }
}
