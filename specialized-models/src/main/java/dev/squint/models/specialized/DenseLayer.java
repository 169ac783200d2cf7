package dev.squint.models.specialized;

import java.util.Arrays;

/**
 * The dense layer behind the convolutions of a shallow network, for one image at a time. Owns its
 * result; allocates nothing once made. Mutable; not thread-safe.
 */
final class DenseLayer {
  /*
   * Each unit sums maps times weights into one array as long as a map, in loops that the JVM's
   * compiler makes vector instructions of, and that array at the end. The weights are laid out as
   * the maps are; where a map holds nothing of meaning they are 0.
   */
  private static final int MAPS_TOGETHER = 2;
  private static final int SUMS = 4;

  private final float[][][] weights;
  private final float[] biases;
  private final float[] values;
  private final float[] products;

  /**
   * A layer.
   *
   * @param parameters {@code (units, maps, height, width)} weights, then the biases
   * @param maps how many it takes, as {@code layer} makes them
   */
  DenseLayer(float[][] parameters, int maps, StridedConvolution layer) {
    biases = parameters[1];
    values = new float[biases.length];
    products = new float[(layer.length() + SUMS - 1) / SUMS * SUMS];
    int even = (maps + MAPS_TOGETHER - 1) / MAPS_TOGETHER * MAPS_TOGETHER;
    weights = new float[biases.length][even][layer.length()];
    int from = 0;
    for (int unit = 0; unit < biases.length; unit++) {
      for (int map = 0; map < maps; map++) {
        for (int y = 0; y < layer.height(); y++, from += layer.width()) {
          int to = y * layer.pitch();
          System.arraycopy(parameters[0], from, weights[unit][map], to, layer.width());
        }
      }
    }
  }

  /**
   * Computes the layer with its ReLU.
   *
   * @param maps as its convolution makes them
   * @return one a unit; owned, valid until the next call
   */
  float[] run(float[][] maps) {
    for (int unit = 0; unit < values.length; unit++) {
      float[][] ofUnit = weights[unit];
      Arrays.fill(products, 0);
      for (int map = 0; map < ofUnit.length; map += MAPS_TOGETHER) {
        add(maps[map], ofUnit[map], maps[map + 1], ofUnit[map + 1]);
      }
      values[unit] = Math.max(0, biases[unit] + sum());
    }
    return values;
  }

  private void add(float[] map, float[] weight, float[] otherMap, float[] otherWeight) {
    float[] sum = products;
    int length = weight.length;
    for (int i = 0; i < length; i++) {
      sum[i] = sum[i] + map[i] * weight[i] + otherMap[i] * otherWeight[i];
    }
  }

  private float sum() {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    for (int i = 0; i < products.length; i += SUMS) {
      first += products[i];
      second += products[i + 1];
      third += products[i + 2];
      fourth += products[i + 3];
    }
    return (first + second) + (third + fourth);
  }
}
