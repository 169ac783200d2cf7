package dev.squint.models.graph;

import java.util.List;

/**
 * One layer of a {@link NetworkGraph}.
 *
 * @param operation what it computes
 * @param inputs numbers of the layers that feed it, in order; 0 is the image
 * @param channels of its output, at least 1
 * @param kernel side of its filters, odd; 1 where it has none
 * @param stride by how much it shrinks width and height; 1 where it does not
 */
public record GraphLayer(
    Operation operation, List<Integer> inputs, int channels, int kernel, int stride) {
  /** What a layer computes. */
  public enum Operation {
    /** A convolution without bias, batch normalization, and the positive part of that. */
    CONVOLUTION,
    /** A convolution with bias and nothing after it: an output of the network. */
    HEAD,
    /** The sum of its inputs, which have equal shapes. */
    SUM,
    /** Each value four times, as a square. */
    UPSAMPLING,
    /** Its inputs' channels one after the other. */
    CONCATENATION;

    /** Whether the layer has weights. */
    public boolean isConvolution() {
      return this == CONVOLUTION || this == HEAD;
    }
  }

  public GraphLayer {
    inputs = List.copyOf(inputs);
    if (inputs.isEmpty() || channels < 1 || kernel < 1 || kernel % 2 == 0 || stride < 1) {
      throw new IllegalArgumentException(
          "a layer has inputs, channels, an odd kernel and a stride: %s of %s, %d channels, kernel %d, stride %d"
              .formatted(operation, inputs, channels, kernel, stride));
    }
  }
}
