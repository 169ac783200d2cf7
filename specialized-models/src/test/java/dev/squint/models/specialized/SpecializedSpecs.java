package dev.squint.models.specialized;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import dev.squint.models.store.ModelStore;
import java.util.List;

/** Descriptions of specialized models, for tests. */
public final class SpecializedSpecs {
  private SpecializedSpecs() {}

  /** The usual network: 50x50 colour, two strided convolutions, two queries. */
  public static SpecializedModelSpec colour() {
    return new SpecializedModelSpec(
        "model.params",
        "",
        50,
        50,
        3,
        Crop.WHOLE,
        List.of(new Convolution(8, 3, 2), new Convolution(16, 3, 2)),
        32,
        List.of(0.4, 0.45, 0.5),
        List.of(0.2, 0.25, 0.3),
        List.of(new Calibration(1.5, -0.25), Calibration.IDENTITY));
  }

  /** A small luma network over a part of the preview. */
  static SpecializedModelSpec luma(int inputWidth, int inputHeight, Crop crop) {
    return new SpecializedModelSpec(
        "luma.params",
        "",
        inputWidth,
        inputHeight,
        1,
        crop,
        List.of(new Convolution(4, 3, 2)),
        8,
        List.of(0.0),
        List.of(1.0),
        List.of(Calibration.IDENTITY));
  }

  /** A colour network of given convolutions, three queries. */
  static SpecializedModelSpec convolutions(
      int inputWidth, int inputHeight, Convolution... convolutions) {
    return new SpecializedModelSpec(
        "odd.params",
        "",
        inputWidth,
        inputHeight,
        3,
        Crop.WHOLE,
        List.of(convolutions),
        10,
        List.of(0.4, 0.45, 0.5),
        List.of(0.2, 0.25, 0.3),
        List.of(Calibration.IDENTITY, new Calibration(1.5, -0.25), Calibration.IDENTITY));
  }

  /** The same description with the checksum of parameters. */
  static SpecializedModelSpec of(SpecializedModelSpec spec, byte[] parameters) {
    return new SpecializedModelSpec(
        spec.parameters(),
        ModelStore.sha256(parameters),
        spec.inputWidth(),
        spec.inputHeight(),
        spec.channels(),
        spec.crop(),
        spec.convolutions(),
        spec.denseUnits(),
        spec.mean(),
        spec.standardDeviation(),
        spec.calibrations());
  }
}
