package dev.squint.models.detector;

import dev.squint.models.graph.NetworkGraph;

/**
 * The layers of a small detector with YOLOX's head: a backbone of strided convolutions and residual
 * blocks, a feature pyramid from coarse to fine, and one head a stride.
 *
 * <p>Meant for processors and for few classes: less than half of the multiplications of YOLOX-Nano
 * at its own input size, in dense convolutions without a sigmoid in the hidden layers.
 */
public final class CompactDetector {
  private static final int STEM = 16;
  private static final int SHALLOW = 32;
  private static final int FINE = 48;
  private static final int MIDDLE = 96;
  private static final int COARSE = 128;
  private static final int PYRAMID = 64;
  private static final int HEAD = 48;

  private CompactDetector() {}

  /**
   * The layers.
   *
   * @param inputWidth columns, a multiple of 32
   * @param inputHeight rows, a multiple of 32
   * @param classes how many it tells apart
   */
  public static NetworkGraph graph(int inputWidth, int inputHeight, int classes) {
    NetworkGraph.Builder layers = new NetworkGraph.Builder();
    int outputs = DetectorOutput.FIRST_CLASS + classes;
    int half = layers.convolution(NetworkGraph.IMAGE, STEM, 3, 2);
    int quarter = layers.convolution(half, SHALLOW, 3, 2);
    int fine = residual(layers, layers.convolution(quarter, FINE, 3, 2), FINE);
    int middle = layers.convolution(fine, MIDDLE, 3, 2);
    middle = residual(layers, residual(layers, middle, MIDDLE), MIDDLE);
    int coarse = layers.convolution(middle, COARSE, 3, 2);
    coarse = residual(layers, residual(layers, coarse, COARSE), COARSE);

    int top = layers.convolution(coarse, PYRAMID, 1, 1);
    int joined = layers.concatenation(layers.upsampling(top), middle);
    int centre = layers.convolution(layers.convolution(joined, PYRAMID, 1, 1), PYRAMID, 3, 1);
    int narrow = layers.convolution(centre, PYRAMID / 2, 1, 1);
    int base = layers.concatenation(layers.upsampling(narrow), fine);
    base = layers.convolution(base, FINE, 1, 1);
    for (int features : new int[] {base, centre, top}) {
      int head = layers.convolution(layers.convolution(features, HEAD, 3, 1), HEAD, 3, 1);
      layers.head(head, outputs);
    }
    return layers.build(inputWidth, inputHeight);
  }

  private static int residual(NetworkGraph.Builder layers, int input, int channels) {
    int narrow = layers.convolution(input, channels / 2, 1, 1);
    return layers.sum(input, layers.convolution(narrow, channels, 3, 1));
  }
}
