package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The shape of a network before it has learnt; the bounds are those of {@link
 * SpecializedModelSpec}.
 *
 * @param inputWidth columns of the input
 * @param inputHeight rows of the input
 * @param channels 1 (luma) or 3 (blue, green, red)
 * @param crop part of the preview the network sees
 * @param convolutions first to last
 * @param denseUnits width of the hidden dense layer
 */
public record Architecture(
    int inputWidth,
    int inputHeight,
    int channels,
    Crop crop,
    List<Convolution> convolutions,
    int denseUnits) {
  /** The bundle entry that holds the weights. */
  static final String PARAMETERS = "specialized-model.params";

  private static final int USUAL_KERNEL = 3;

  public Architecture {
    convolutions = List.copyOf(convolutions);
    requireShape(
        new InputGeometry(inputWidth, inputHeight, channels, crop), convolutions, denseUnits);
  }

  /** For example {@code 64x36x3-c16s2-c32s2-d64}; architectures that differ have other names. */
  public String name() {
    StringBuilder name = new StringBuilder();
    name.append(inputWidth).append('x').append(inputHeight).append('x').append(channels);
    if (!crop.equals(Crop.WHOLE)) {
      name.append(
          String.format(
              Locale.ROOT, "@%s,%s,%s,%s", crop.x(), crop.y(), crop.width(), crop.height()));
    }
    for (Convolution convolution : convolutions) {
      name.append("-c").append(convolution.filters());
      if (convolution.kernel() != USUAL_KERNEL) {
        name.append('k').append(convolution.kernel());
      }
      name.append('s').append(convolution.stride());
    }
    return name.append("-d").append(denseUnits).toString();
  }

  /** What networks of this shape are fed with. */
  InputGeometry input() {
    return new InputGeometry(inputWidth, inputHeight, channels, crop);
  }

  /** Its description with {@code queries} outputs, without a checksum and not normalised. */
  SpecializedModelSpec untrained(int queries) {
    return spec(
        "", Normalisation.none(channels), Collections.nCopies(queries, Calibration.IDENTITY));
  }

  /** Fails as the description of a trained network of this shape would. */
  private static void requireShape(
      InputGeometry input, List<Convolution> convolutions, int denseUnits) {
    Normalisation none = Normalisation.none(input.channels());
    new SpecializedModelSpec(
        PARAMETERS,
        "",
        input.width(),
        input.height(),
        input.channels(),
        input.crop(),
        convolutions,
        denseUnits,
        none.mean(),
        none.standardDeviation(),
        List.of(Calibration.IDENTITY));
  }

  SpecializedModelSpec spec(
      String sha256, Normalisation normalisation, List<Calibration> calibrations) {
    return new SpecializedModelSpec(
        PARAMETERS,
        sha256,
        inputWidth,
        inputHeight,
        channels,
        crop,
        convolutions,
        denseUnits,
        normalisation.mean(),
        normalisation.standardDeviation(),
        calibrations);
  }
}
