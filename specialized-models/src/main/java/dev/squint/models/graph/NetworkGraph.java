package dev.squint.models.graph;

import dev.squint.models.graph.GraphLayer.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A convolutional network as data: an image goes in, each layer takes the outputs of earlier ones,
 * and the heads come out.
 *
 * @param inputWidth columns of the image, pixels
 * @param inputHeight rows of the image, pixels
 * @param layers in an order in which they can be computed; layer n is number n + 1, the image is 0
 */
public record NetworkGraph(int inputWidth, int inputHeight, List<GraphLayer> layers) {
  /** Number of the image, which is not a layer. */
  public static final int IMAGE = 0;

  /** Channels of the image: blue, green, red. */
  public static final int IMAGE_CHANNELS = 3;

  public NetworkGraph {
    layers = List.copyOf(layers);
    for (int number = 1; number <= layers.size(); number++) {
      for (int input : layers.get(number - 1).inputs()) {
        if (input < IMAGE || input >= number) {
          throw new IllegalArgumentException(
              "layer %d takes the output of layer %d, which is not before it"
                  .formatted(number, input));
        }
      }
    }
  }

  /** The layer of a number from 1. */
  public GraphLayer layer(int number) {
    return layers.get(number - 1);
  }

  /** Channels that a layer, or the image, puts out. */
  public int channels(int number) {
    return number == IMAGE ? IMAGE_CHANNELS : layer(number).channels();
  }

  /** Channels that a layer takes in, all its inputs together. */
  public int inputChannels(int number) {
    return layer(number).inputs().stream().mapToInt(this::channels).sum();
  }

  /** Numbers of the heads, in order. */
  public List<Integer> heads() {
    List<Integer> heads = new ArrayList<>();
    for (int number = 1; number <= layers.size(); number++) {
      if (layer(number).operation() == Operation.HEAD) {
        heads.add(number);
      }
    }
    return heads;
  }

  /** Side of a square of image pixels that one value of a layer stands for. */
  public int reduction(int number) {
    if (number == IMAGE) {
      return 1;
    }
    GraphLayer layer = layer(number);
    int before = reduction(layer.inputs().get(0));
    return layer.operation() == Operation.UPSAMPLING ? before / 2 : before * layer.stride();
  }

  /** Values a channel that a layer puts out. */
  public int cells(int number) {
    int reduction = reduction(number);
    return (inputWidth / reduction) * (inputHeight / reduction);
  }

  /** Multiplications, each with its addition, of the convolutions for one image. */
  public long multiplications() {
    long total = 0;
    for (int number = 1; number <= layers.size(); number++) {
      GraphLayer layer = layer(number);
      if (layer.operation().isConvolution()) {
        long weights =
            (long) layer.channels() * inputChannels(number) * layer.kernel() * layer.kernel();
        total += weights * cells(number);
      }
    }
    return total;
  }

  /** Puts a network together layer by layer; each method returns the new layer's number. */
  public static final class Builder {
    private final List<GraphLayer> layers = new ArrayList<>();

    /** Convolution, batch normalization, positive part. */
    public int convolution(int input, int channels, int kernel, int stride) {
      return add(Operation.CONVOLUTION, List.of(input), channels, kernel, stride);
    }

    /** A convolution of single pixels with bias. */
    public int head(int input, int channels) {
      return add(Operation.HEAD, List.of(input), channels, 1, 1);
    }

    /** The sum of two layers of equal shape. */
    public int sum(int first, int second) {
      return add(Operation.SUM, List.of(first, second), channels(first), 1, 1);
    }

    /** Twice the width and height. */
    public int upsampling(int input) {
      return add(Operation.UPSAMPLING, List.of(input), channels(input), 1, 1);
    }

    /** The channels of two layers of equal width and height. */
    public int concatenation(int first, int second) {
      int channels = channels(first) + channels(second);
      return add(Operation.CONCATENATION, List.of(first, second), channels, 1, 1);
    }

    /** The network so far. */
    public NetworkGraph build(int inputWidth, int inputHeight) {
      return new NetworkGraph(inputWidth, inputHeight, layers);
    }

    private int channels(int number) {
      return number == IMAGE ? IMAGE_CHANNELS : layers.get(number - 1).channels();
    }

    private int add(
        Operation operation, List<Integer> inputs, int channels, int kernel, int stride) {
      layers.add(new GraphLayer(operation, inputs, channels, kernel, stride));
      return layers.size();
    }
  }
}
