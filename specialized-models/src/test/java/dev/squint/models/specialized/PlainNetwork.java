package dev.squint.models.specialized;

import dev.squint.core.frame.Image;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.model.SpecializedModelSpec.Convolution;
import java.util.List;

/**
 * A specialized model computed with plain loops, as its description reads: the measure of the fast
 * one.
 */
final class PlainNetwork {
  private final SpecializedModelSpec spec;
  private final List<float[]> parameters;

  /**
   * @param parameters weight and bias of each layer in turn
   */
  PlainNetwork(SpecializedModelSpec spec, List<float[]> parameters) {
    this.spec = spec;
    this.parameters = parameters;
  }

  float[] score(Image preview) {
    PreviewInput previewInput = new PreviewInput(spec);
    float[] maps = new float[previewInput.size()];
    previewInput.write(preview, maps, 0);
    int width = spec.inputWidth();
    int height = spec.inputHeight();
    int channels = spec.channels();
    int layer = 0;
    for (Convolution convolution : spec.convolutions()) {
      maps = rectified(convolve(convolution, maps, channels, width, height, layer++));
      width = side(width, convolution);
      height = side(height, convolution);
      channels = convolution.filters();
    }
    float[] hidden = rectified(dense(maps, spec.denseUnits(), layer++));
    float[] scores = dense(hidden, spec.calibrations().size(), layer);
    for (int query = 0; query < scores.length; query++) {
      SpecializedModelSpec.Calibration calibration = spec.calibrations().get(query);
      double logit = calibration.slope() * scores[query] + calibration.intercept();
      scores[query] = (float) (1 / (1 + Math.exp(-logit)));
    }
    return scores;
  }

  private static int side(int length, Convolution convolution) {
    int padded = length + 2 * (convolution.kernel() / 2);
    return (padded - convolution.kernel()) / convolution.stride() + 1;
  }

  private float[] convolve(
      Convolution convolution, float[] maps, int channels, int width, int height, int layer) {
    int newWidth = side(width, convolution);
    int newHeight = side(height, convolution);
    int kernel = convolution.kernel();
    float[] weights = parameters.get(2 * layer);
    float[] result = new float[convolution.filters() * newWidth * newHeight];
    for (int place = 0; place < result.length; place++) {
      int filter = place / (newWidth * newHeight);
      int top = place / newWidth % newHeight * convolution.stride() - kernel / 2;
      int left = place % newWidth * convolution.stride() - kernel / 2;
      double sum = parameters.get(2 * layer + 1)[filter];
      for (int tap = 0; tap < channels * kernel * kernel; tap++) {
        int channel = tap / (kernel * kernel);
        int y = top + tap / kernel % kernel;
        int x = left + tap % kernel;
        if (x >= 0 && y >= 0 && x < width && y < height) {
          sum +=
              weights[filter * channels * kernel * kernel + tap]
                  * maps[(channel * height + y) * width + x];
        }
      }
      result[place] = (float) sum;
    }
    return result;
  }

  private float[] dense(float[] input, int units, int layer) {
    float[] weights = parameters.get(2 * layer);
    float[] result = new float[units];
    for (int unit = 0; unit < units; unit++) {
      double sum = parameters.get(2 * layer + 1)[unit];
      for (int index = 0; index < input.length; index++) {
        sum += weights[unit * input.length + index] * input[index];
      }
      result[unit] = (float) sum;
    }
    return result;
  }

  private static float[] rectified(float[] values) {
    for (int index = 0; index < values.length; index++) {
      values[index] = Math.max(values[index], 0);
    }
    return values;
  }
}
