package dev.squint.models.onnx;

import dev.squint.models.engine.GraphTrainer;
import dev.squint.models.engine.ParameterLayout;
import dev.squint.models.graph.GraphLayer;
import dev.squint.models.graph.GraphLayer.Operation;
import dev.squint.models.graph.NetworkGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a trained detector as the ONNX file that YOLOX's own exporter would write: input {@code
 * (1, 3, height, width)}, blue, green, red in {@code [0, 255]}; output {@code (1, cells, 5 +
 * classes)}, cells of the finest head first, boxes undecoded, sigmoids applied to objectness and
 * classes.
 *
 * <p>Batch normalization is a linear map once a network has learnt, so it is folded into the
 * convolution before it. The names of the classes go into the metadata {@code names}, in the form
 * that Ultralytics writes.
 */
public final class DetectorExport {
  private static final String IMAGE = "images";
  private static final String OUTPUT = "output";
  private static final int BOX_ATTRIBUTES = 4;
  private static final long TO_THE_END = Long.MAX_VALUE;

  private final NetworkGraph graph;
  private final float[] parameters;
  private final float[] statistics;
  private final OnnxModel model = new OnnxModel("detector");
  private final List<String> outputs = new ArrayList<>(List.of(IMAGE));
  private int weightSlot;
  private int statisticsSlot;

  /**
   * An export of one network.
   *
   * @param parameters in the order of {@link ParameterLayout#of(NetworkGraph)}
   * @param statistics in the order of {@link ParameterLayout#statisticsOf}
   */
  public DetectorExport(NetworkGraph graph, float[] parameters, float[] statistics) {
    this.graph = graph;
    this.parameters = parameters;
    this.statistics = statistics;
  }

  /**
   * The file; to be called once.
   *
   * @param classes names by index
   * @param description what the detector is good for, one sentence
   */
  public byte[] write(List<String> classes, String description) {
    model.input(IMAGE, 1, NetworkGraph.IMAGE_CHANNELS, graph.inputHeight(), graph.inputWidth());
    for (GraphLayer layer : graph.layers()) {
      add(layer);
    }
    addOutput(BOX_ATTRIBUTES + 1 + classes.size());
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("names", names(classes));
    metadata.put("description", description);
    return model.bytes("squint", description, metadata);
  }

  private void add(GraphLayer layer) {
    String name = "layer" + outputs.size();
    List<String> inputs = layer.inputs().stream().map(outputs::get).toList();
    switch (layer.operation()) {
      case CONVOLUTION -> {
        addConvolution(layer, inputs.get(0), name + ".sum");
        model.node("Relu", List.of(name + ".sum"), name);
      }
      case HEAD -> addConvolution(layer, inputs.get(0), name);
      case SUM -> model.node("Add", inputs, name);
      case CONCATENATION -> model.node("Concat", inputs, name, OnnxModel.number("axis", 1));
      case UPSAMPLING -> addUpsampling(inputs.get(0), name);
    }
    outputs.add(name);
  }

  private void addConvolution(GraphLayer layer, String input, String name) {
    boolean normalized = layer.operation() == Operation.CONVOLUTION;
    ParameterLayout layout = ParameterLayout.of(graph);
    ParameterLayout.Slot slot = layout.slots().get(weightSlot++);
    float[] weights = values(parameters, slot);
    float[] first = values(parameters, layout.slots().get(weightSlot++));
    float[] bias = first;
    if (normalized) {
      float[] shift = values(parameters, layout.slots().get(weightSlot++));
      bias = fold(weights, first, shift);
    }
    int kernel = layer.kernel();
    long[] shape = slot.shape().stream().mapToLong(Integer::longValue).toArray();
    model.floats(name + ".weight", weights, shape);
    model.floats(name + ".bias", bias, bias.length);
    model.node(
        "Conv",
        List.of(input, name + ".weight", name + ".bias"),
        name,
        OnnxModel.attribute("kernel_shape", kernel, kernel),
        OnnxModel.attribute("strides", layer.stride(), layer.stride()),
        OnnxModel.attribute("pads", kernel / 2, kernel / 2, kernel / 2, kernel / 2));
  }

  /** Changes the weights to those that give normalized sums, and returns the bias that does. */
  private float[] fold(float[] weights, float[] scale, float[] shift) {
    ParameterLayout layout = ParameterLayout.statisticsOf(graph);
    float[] mean = values(statistics, layout.slots().get(statisticsSlot++));
    float[] variance = values(statistics, layout.slots().get(statisticsSlot++));
    float[] bias = new float[scale.length];
    int inputs = weights.length / scale.length;
    for (int channel = 0; channel < scale.length; channel++) {
      double factor =
          scale[channel] / Math.sqrt(variance[channel] + GraphTrainer.NORMALIZATION_EPSILON);
      for (int index = channel * inputs; index < (channel + 1) * inputs; index++) {
        weights[index] = (float) (weights[index] * factor);
      }
      bias[channel] = (float) (shift[channel] - mean[channel] * factor);
    }
    return bias;
  }

  private void addUpsampling(String input, String name) {
    model.floats(name + ".scales", new float[] {1, 1, 2, 2}, 4);
    model.node(
        "Resize",
        List.of(input, "", name + ".scales"),
        name,
        OnnxModel.text("mode", "nearest"),
        OnnxModel.text("nearest_mode", "floor"),
        OnnxModel.text("coordinate_transformation_mode", "asymmetric"));
  }

  /** From heads of (1, values, rows, columns) to one output of (1, cells, values). */
  private void addOutput(int values) {
    model.integers("flat", 1, values, -1);
    List<String> flat = new ArrayList<>();
    for (int head : graph.heads()) {
      String name = outputs.get(head) + ".flat";
      model.node("Reshape", List.of(outputs.get(head), "flat"), name);
      flat.add(name);
    }
    model.node("Concat", flat, "heads", OnnxModel.number("axis", 2));
    model.node("Transpose", List.of("heads"), "cells", OnnxModel.attribute("perm", 0, 2, 1));
    model.integers("axis", 2);
    model.integers("box.start", 0);
    model.integers("box.end", BOX_ATTRIBUTES);
    model.integers("end", TO_THE_END);
    model.node("Slice", List.of("cells", "box.start", "box.end", "axis"), "boxes");
    model.node("Slice", List.of("cells", "box.end", "end", "axis"), "logits");
    model.node("Sigmoid", List.of("logits"), "scores");
    model.node("Concat", List.of("boxes", "scores"), OUTPUT, OnnxModel.number("axis", 2));
    model.output(OUTPUT, 1, cells(), values);
  }

  private long cells() {
    long cells = 0;
    for (int head : graph.heads()) {
      cells += graph.cells(head);
    }
    return cells;
  }

  private static float[] values(float[] all, ParameterLayout.Slot slot) {
    return Arrays.copyOfRange(all, slot.offset(), slot.offset() + slot.size());
  }

  private static String names(List<String> classes) {
    List<String> entries = new ArrayList<>();
    for (int index = 0; index < classes.size(); index++) {
      entries.add("%d: '%s'".formatted(index, classes.get(index)));
    }
    return "{" + String.join(", ", entries) + "}";
  }
}
