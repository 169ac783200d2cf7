package dev.squint.models.onnx;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

/**
 * An ONNX file being put together: nodes, constants, one input, one output, and what it says of
 * itself. Not thread-safe.
 */
final class OnnxModel {
  private static final int FLOAT32 = OnnxMl.TensorProto.DataType.FLOAT.getNumber();
  private static final int INT64 = OnnxMl.TensorProto.DataType.INT64.getNumber();
  // What ONNX Runtime has read since 2021, and nothing here needs more.
  private static final long INTERMEDIATE_VERSION = 7;
  private static final long OPERATOR_SET = 13;

  private final OnnxMl.GraphProto.Builder graph;

  OnnxModel(String name) {
    graph = OnnxMl.GraphProto.newBuilder().setName(name);
  }

  void input(String name, long... shape) {
    graph.addInput(value(name, shape));
  }

  void output(String name, long... shape) {
    graph.addOutput(value(name, shape));
  }

  /** A node with one output, which gives the node its name. */
  void node(
      String operator, List<String> inputs, String output, OnnxMl.AttributeProto... attributes) {
    graph.addNode(
        OnnxMl.NodeProto.newBuilder()
            .setName(output)
            .setOpType(operator)
            .addAllInput(inputs)
            .addOutput(output)
            .addAllAttribute(List.of(attributes)));
  }

  void floats(String name, float[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    constant(name, FLOAT32, ByteString.copyFrom(bytes), shape);
  }

  void integers(String name, long... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    constant(name, INT64, ByteString.copyFrom(bytes), values.length);
  }

  static OnnxMl.AttributeProto attribute(String name, long... values) {
    OnnxMl.AttributeProto.Builder attribute =
        OnnxMl.AttributeProto.newBuilder()
            .setName(name)
            .setType(OnnxMl.AttributeProto.AttributeType.INTS);
    for (long value : values) {
      attribute.addInts(value);
    }
    return attribute.build();
  }

  static OnnxMl.AttributeProto number(String name, long value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.INT)
        .setI(value)
        .build();
  }

  static OnnxMl.AttributeProto text(String name, String value) {
    return OnnxMl.AttributeProto.newBuilder()
        .setName(name)
        .setType(OnnxMl.AttributeProto.AttributeType.STRING)
        .setS(ByteString.copyFromUtf8(value))
        .build();
  }

  /**
   * The file.
   *
   * @param description one sentence for people
   * @param metadata names and values that tools look up, in this order
   */
  byte[] bytes(String producer, String description, Map<String, String> metadata) {
    OnnxMl.ModelProto.Builder model =
        OnnxMl.ModelProto.newBuilder()
            .setIrVersion(INTERMEDIATE_VERSION)
            .setProducerName(producer)
            .setDocString(description)
            .addOpsetImport(OnnxMl.OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
            .setGraph(graph);
    metadata.forEach(
        (key, value) ->
            model.addMetadataProps(
                OnnxMl.StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build().toByteArray();
  }

  private void constant(String name, int type, ByteString bytes, long... shape) {
    OnnxMl.TensorProto.Builder tensor =
        OnnxMl.TensorProto.newBuilder().setName(name).setDataType(type).setRawData(bytes);
    for (long side : shape) {
      tensor.addDims(side);
    }
    graph.addInitializer(tensor);
  }

  private static OnnxMl.ValueInfoProto value(String name, long... shape) {
    OnnxMl.TensorShapeProto.Builder sides = OnnxMl.TensorShapeProto.newBuilder();
    for (long side : shape) {
      sides.addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(side));
    }
    return OnnxMl.ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            OnnxMl.TypeProto.newBuilder()
                .setTensorType(
                    OnnxMl.TypeProto.Tensor.newBuilder().setElemType(FLOAT32).setShape(sides)))
        .build();
  }
}
