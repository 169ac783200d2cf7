package dev.squint.models.store;

import dev.squint.core.model.ModelLoadException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an ONNX file declares of its input and of itself, read from its protocol buffer without its
 * weights being touched. Field numbers are those of {@code onnx.proto}.
 */
final class OnnxHeader {
  private static final int MODEL_GRAPH = 7;
  private static final int MODEL_METADATA = 14;
  private static final int ENTRY_KEY = 1;
  private static final int ENTRY_VALUE = 2;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int GRAPH_INPUT = 11;
  private static final int TENSOR_NAME = 8;
  private static final int VALUE_NAME = 1;
  private static final int VALUE_TYPE = 2;
  private static final int TYPE_TENSOR = 1;
  private static final int TENSOR_ELEMENT = 1;
  private static final int TENSOR_SHAPE = 2;
  private static final int SHAPE_DIMENSION = 1;
  private static final int DIMENSION_VALUE = 1;
  private static final int FLOAT32 = 1;

  private final Path path;
  private final List<ByteBuffer> inputs = new ArrayList<>();
  private final Set<String> initializers = new HashSet<>();
  private final Map<String, String> metadata = new HashMap<>();
  private int nodes;

  private OnnxHeader(Path path) {
    this.path = path;
  }

  static OnnxHeader read(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      OnnxHeader header = new OnnxHeader(path);
      header.readModel(bytes);
      return header;
    } catch (ProtocolBuffer.MalformedException exception) {
      throw new ModelLoadException(notOnnx(path), exception);
    }
  }

  private void readModel(ByteBuffer bytes) {
    ProtocolBuffer model = new ProtocolBuffer(bytes);
    while (model.next()) {
      switch (model.field()) {
        case MODEL_GRAPH -> readGraph(model.bytes());
        case MODEL_METADATA ->
            metadata.put(
                text(model.bytes().duplicate(), ENTRY_KEY), text(model.bytes(), ENTRY_VALUE));
        default -> {}
      }
    }
    if (nodes == 0) {
      throw new ModelLoadException(notOnnx(path));
    }
  }

  private void readGraph(ByteBuffer bytes) {
    ProtocolBuffer graph = new ProtocolBuffer(bytes);
    while (graph.next()) {
      switch (graph.field()) {
        case GRAPH_NODE -> nodes++;
        case GRAPH_INITIALIZER -> initializers.add(text(graph.bytes(), TENSOR_NAME));
        case GRAPH_INPUT -> inputs.add(graph.bytes());
        default -> {}
      }
    }
  }

  /** Names of the classes by index, as Ultralytics' exporter writes them; empty without any. */
  List<String> classes() {
    return ClassDictionary.parse(metadata.getOrDefault("names", ""));
  }

  /** What the model says that it is good for; empty when it says nothing. */
  String description() {
    return metadata.getOrDefault("description", "");
  }

  /** Shape of the only input. */
  List<Integer> onlyInputShape() {
    try {
      return readInputShape();
    } catch (ProtocolBuffer.MalformedException exception) {
      throw new ModelLoadException(notOnnx(path), exception);
    }
  }

  private List<Integer> readInputShape() {
    List<ByteBuffer> given =
        inputs.stream()
            .filter(input -> !initializers.contains(text(input.duplicate(), VALUE_NAME)))
            .toList();
    if (given.size() != 1) {
      throw new ModelLoadException(
          "%s: a reference model has one input, the image; this one has %d"
              .formatted(path, given.size()));
    }
    ByteBuffer tensor = message(message(given.get(0), VALUE_TYPE), TYPE_TENSOR);
    long element = number(tensor.duplicate(), TENSOR_ELEMENT, FLOAT32);
    if (element != FLOAT32) {
      throw new ModelLoadException(
          ("%s: the input must be 32-bit floating point (ONNX type 1), this one is of ONNX type %d;"
                  + " export the model without half precision or quantized input")
              .formatted(path, element));
    }
    List<Integer> shape = new ArrayList<>();
    ProtocolBuffer dimensions = new ProtocolBuffer(message(tensor, TENSOR_SHAPE));
    while (dimensions.next()) {
      if (dimensions.field() == SHAPE_DIMENSION) {
        long value = number(dimensions.bytes(), DIMENSION_VALUE, ModelFile.ANY);
        shape.add(value > 0 ? Math.toIntExact(value) : ModelFile.ANY);
      }
    }
    return shape;
  }

  private static ByteBuffer message(ByteBuffer bytes, int field) {
    ProtocolBuffer message = new ProtocolBuffer(bytes);
    while (message.next()) {
      if (message.field() == field) {
        return message.bytes();
      }
    }
    return ByteBuffer.allocate(0);
  }

  private static String text(ByteBuffer bytes, int field) {
    ByteBuffer text = message(bytes, field);
    byte[] copy = new byte[text.remaining()];
    text.get(copy);
    return new String(copy, StandardCharsets.UTF_8);
  }

  private static long number(ByteBuffer bytes, int field, long absent) {
    ProtocolBuffer message = new ProtocolBuffer(bytes);
    while (message.next()) {
      if (message.field() == field) {
        return message.number();
      }
    }
    return absent;
  }

  private static String notOnnx(Path path) {
    return "%s: not an ONNX model: it holds no graph, or it is cut short".formatted(path);
  }
}
