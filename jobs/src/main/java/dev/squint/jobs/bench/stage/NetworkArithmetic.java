package dev.squint.jobs.bench.stage;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Convolution;

/** The arithmetic of a specialized model. */
final class NetworkArithmetic {
  private NetworkArithmetic() {}

  /**
   * Floating-point operations of one frame, a multiplication and an addition being two.
   * Convolutions pad by half their kernel.
   */
  static double flops(SpecializedModelSpec model) {
    double flops = 0;
    int width = model.inputWidth();
    int height = model.inputHeight();
    int channels = model.channels();
    for (Convolution convolution : model.convolutions()) {
      width = side(width, convolution);
      height = side(height, convolution);
      flops +=
          2.0
              * width
              * height
              * convolution.filters()
              * channels
              * convolution.kernel()
              * convolution.kernel();
      channels = convolution.filters();
    }
    flops += 2.0 * width * height * channels * model.denseUnits();
    return flops + 2.0 * model.denseUnits() * model.calibrations().size();
  }

  private static int side(int length, Convolution convolution) {
    int padded = length + 2 * (convolution.kernel() / 2);
    return (padded - convolution.kernel()) / convolution.stride() + 1;
  }
}
