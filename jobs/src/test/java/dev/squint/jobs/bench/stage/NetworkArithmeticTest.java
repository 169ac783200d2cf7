package dev.squint.jobs.bench.stage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkArithmeticTest {
  @Test
  void countsEachMultiplicationAndAddition() {
    SpecializedModelSpec model =
        new SpecializedModelSpec(
            "model",
            "0".repeat(64),
            50,
            50,
            3,
            Crop.WHOLE,
            List.of(new Convolution(8, 3, 2), new Convolution(16, 3, 2)),
            32,
            List.of(0.5, 0.5, 0.5),
            List.of(0.2, 0.2, 0.2),
            List.of(Calibration.IDENTITY));

    double first = 2.0 * 25 * 25 * 8 * 3 * 9;
    double second = 2.0 * 13 * 13 * 16 * 8 * 9;
    double dense = 2.0 * 13 * 13 * 16 * 32 + 2 * 32;
    assertThat(NetworkArithmetic.flops(model)).isEqualTo(first + second + dense);
  }
}
