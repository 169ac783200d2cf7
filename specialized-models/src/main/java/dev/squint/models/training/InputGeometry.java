package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Calibration;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import dev.squint.core.model.SpecializedModelSpec.Crop;
import java.util.Collections;
import java.util.List;

/**
 * What part of a preview a network sees, and how large. Networks that agree on it share their
 * images.
 */
record InputGeometry(int width, int height, int channels, Crop crop) {
  private static final double FULL_VALUE = 255;

  /** Values of one image. */
  int size() {
    return width * height * channels;
  }

  /** Values of one plane. */
  int area() {
    return width * height;
  }

  /** A description whose preprocessing gives values from 0 to 255. */
  SpecializedModelSpec bytes() {
    return new SpecializedModelSpec(
        Architecture.PARAMETERS,
        "",
        width,
        height,
        channels,
        crop,
        List.of(new Convolution(1, 1, 1)),
        1,
        Collections.nCopies(channels, 0.0),
        Collections.nCopies(channels, 1 / FULL_VALUE),
        List.of(Calibration.IDENTITY));
  }
}
