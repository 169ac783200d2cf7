package dev.squint.models.engine;

import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.graph.GraphLayer;
import dev.squint.models.graph.NetworkGraph;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each parameter of a network lies when all of them stand in one array: those of each layer
 * in turn, first layer first. A layer has a weight and a bias; one with batch normalization has a
 * weight, a scale and a shift.
 *
 * @param slots in that order, without holes
 */
public record ParameterLayout(List<Slot> slots) {
  public ParameterLayout {
    slots = List.copyOf(slots);
  }

  /** The layout of what {@code spec} describes. */
  public static ParameterLayout of(SpecializedModelSpec spec) {
    List<Slot> slots = new ArrayList<>();
    int channels = spec.channels();
    int width = spec.inputWidth();
    int height = spec.inputHeight();
    for (SpecializedModelSpec.Convolution convolution : spec.convolutions()) {
      int kernel = convolution.kernel();
      addLayer(slots, List.of(convolution.filters(), channels, kernel, kernel));
      channels = convolution.filters();
      width = strided(width, convolution);
      height = strided(height, convolution);
    }
    addLayer(slots, List.of(spec.denseUnits(), channels * width * height));
    addLayer(slots, List.of(spec.calibrations().size(), spec.denseUnits()));
    return new ParameterLayout(slots);
  }

  /** The layout of a network's parameters. */
  public static ParameterLayout of(NetworkGraph graph) {
    List<Slot> slots = new ArrayList<>();
    for (int number = 1; number <= graph.layers().size(); number++) {
      GraphLayer layer = graph.layer(number);
      if (!layer.operation().isConvolution()) {
        continue;
      }
      int kernel = layer.kernel();
      addLayer(slots, List.of(layer.channels(), graph.inputChannels(number), kernel, kernel));
      if (layer.operation() == GraphLayer.Operation.CONVOLUTION) {
        addVector(slots, layer.channels());
      }
    }
    return new ParameterLayout(slots);
  }

  /** The layout of what batch normalization has seen: a mean and a variance a channel. */
  public static ParameterLayout statisticsOf(NetworkGraph graph) {
    List<Slot> slots = new ArrayList<>();
    for (GraphLayer layer : graph.layers()) {
      if (layer.operation() == GraphLayer.Operation.CONVOLUTION) {
        addVector(slots, layer.channels());
        addVector(slots, layer.channels());
      }
    }
    return new ParameterLayout(slots);
  }

  /** Floats of all parameters. */
  public int size() {
    Slot last = slots.get(slots.size() - 1);
    return last.offset() + last.size();
  }

  private static void addLayer(List<Slot> slots, List<Integer> weight) {
    int offset = slots.isEmpty() ? 0 : new ParameterLayout(slots).size();
    Slot slot = new Slot(offset, weight);
    slots.add(slot);
    slots.add(new Slot(offset + slot.size(), weight.subList(0, 1)));
  }

  private static void addVector(List<Slot> slots, int length) {
    int offset = slots.isEmpty() ? 0 : new ParameterLayout(slots).size();
    slots.add(new Slot(offset, List.of(length)));
  }

  private static int strided(int length, SpecializedModelSpec.Convolution convolution) {
    int padded = length + 2 * (convolution.kernel() / 2);
    return (padded - convolution.kernel()) / convolution.stride() + 1;
  }

  /**
   * One parameter.
   *
   * @param offset of its first float
   * @param shape outputs first; a bias has nothing else
   */
  public record Slot(int offset, List<Integer> shape) {
    public Slot {
      shape = List.copyOf(shape);
    }

    public boolean isBias() {
      return shape.size() == 1;
    }

    public int size() {
      return shape.stream().reduce(1, Math::multiplyExact);
    }

    /** Inputs that each output sums. */
    public int inputs() {
      return size() / shape.get(0);
    }
  }
}
