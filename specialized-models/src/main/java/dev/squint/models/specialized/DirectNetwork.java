package dev.squint.models.specialized;

import dev.squint.core.model.SpecializedModelSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A shallow network computed in the JVM, one image at a time: for a few images cheaper than a call
 * into an engine, which costs more than such a network computes. Allocates nothing once made.
 * Mutable; not thread-safe.
 */
final class DirectNetwork {
  private final SpecializedModelSpec spec;
  private final List<StridedConvolution> convolutions = new ArrayList<>();
  private final DenseLayer hidden;
  private final float[][] output;
  private final float[] logits;

  /**
   * A network.
   *
   * @param parameters weight and bias of each layer in turn
   */
  DirectNetwork(SpecializedModelSpec spec, List<float[]> parameters) {
    this.spec = spec;
    int channels = spec.channels();
    int width = spec.inputWidth();
    int height = spec.inputHeight();
    int layer = 0;
    for (SpecializedModelSpec.Convolution convolution : spec.convolutions()) {
      StridedConvolution next =
          new StridedConvolution(
              convolution, channels, width, height, ofLayer(parameters, layer++));
      convolutions.add(next);
      channels = convolution.filters();
      width = next.width();
      height = next.height();
    }
    StridedConvolution last = convolutions.get(convolutions.size() - 1);
    hidden = new DenseLayer(ofLayer(parameters, layer++), channels, last);
    output = ofLayer(parameters, layer);
    logits = new float[spec.calibrations().size()];
  }

  private static float[][] ofLayer(List<float[]> parameters, int layer) {
    return new float[][] {parameters.get(2 * layer), parameters.get(2 * layer + 1)};
  }

  /**
   * Runs the network.
   *
   * @param planes of one image, as {@link PreviewInput} writes them
   * @return one a query; owned, valid until the next call
   */
  float[] logits(float[] planes) {
    StridedConvolution layer = convolutions.get(0);
    int area = spec.inputWidth() * spec.inputHeight();
    for (int channel = 0; channel < spec.channels(); channel++) {
      layer.setChannel(channel, planes, channel * area, spec.inputWidth());
    }
    float[][] maps = layer.run();
    for (int index = 1; index < convolutions.size(); index++) {
      StridedConvolution next = convolutions.get(index);
      for (int channel = 0; channel < spec.convolutions().get(index - 1).filters(); channel++) {
        next.setChannel(channel, maps[channel], 0, layer.pitch());
      }
      maps = next.run();
      layer = next;
    }
    float[] units = hidden.run(maps);
    for (int query = 0; query < logits.length; query++) {
      float logit = output[1][query];
      for (int unit = 0; unit < units.length; unit++) {
        logit += output[0][query * units.length + unit] * units[unit];
      }
      logits[query] = logit;
    }
    return logits;
  }
}
