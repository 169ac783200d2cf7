package dev.squint.models.engine;

import dev.squint.core.model.SpecializedModelSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each parameter of a shallow network lies when all of them stand in one array: weight and
 * bias of each layer in turn, first layer first.
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
