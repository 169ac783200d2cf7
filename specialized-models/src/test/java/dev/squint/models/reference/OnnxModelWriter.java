package dev.squint.models.reference;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes small real ONNX files: {@code output = base + gain * max(images)}. Field numbers are those
 * of {@code onnx.proto}.
 */
final class OnnxModelWriter {
  private static final int FLOAT32 = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_INTS = 7;

  private OnnxModelWriter() {}

  /**
   * Writes a detector.
   *
   * @param batch size of a batch, or 0 to leave it open
   */
  static Path write(Path file, TinyHead head, int batch) throws IOException {
    return write(file, head, FLOAT32, batch, 3, TinyHead.SIDE, TinyHead.SIDE);
  }

  /** Writes a detector with an input of any declaration. */
  static Path write(Path file, TinyHead head, int elementType, int... inputShape)
      throws IOException {
    ProtocolBufferWriter graph =
        new ProtocolBufferWriter()
            .message(1, node("GlobalMaxPool", "pooled", "images"))
            .message(1, brightest())
            .message(1, node("Mul", "scaled", "brightest", "gain"))
            .message(1, node("Add", "output", "scaled", "base"))
            .text(2, "tiny")
            .message(5, tensor("gain", head, head.gain()))
            .message(5, tensor("base", head, head.base()))
            .message(11, value("images", elementType, inputShape))
            .message(12, value("output", FLOAT32, inputShape[0], head.rows(), head.columns()));
    ProtocolBufferWriter model =
        new ProtocolBufferWriter()
            .number(1, 7)
            .message(8, new ProtocolBufferWriter().number(2, 11))
            .message(7, graph);
    return Files.write(file, model.toByteArray());
  }

  private static ProtocolBufferWriter node(String operator, String output, String... inputs) {
    ProtocolBufferWriter node = new ProtocolBufferWriter();
    for (String input : inputs) {
      node.text(1, input);
    }
    return node.text(2, output).text(3, output).text(4, operator);
  }

  /** The maximum over the channels: {@code (batch, 3, 1, 1)} to {@code (batch, 1, 1)}. */
  private static ProtocolBufferWriter brightest() {
    return node("ReduceMax", "brightest", "pooled")
        .message(
            5, new ProtocolBufferWriter().text(1, "axes").number(8, 1).number(20, ATTRIBUTE_INTS))
        .message(
            5,
            new ProtocolBufferWriter().text(1, "keepdims").number(3, 0).number(20, ATTRIBUTE_INT));
  }

  private static ProtocolBufferWriter tensor(String name, TinyHead head, float[] values) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return new ProtocolBufferWriter()
        .number(1, 1)
        .number(1, head.rows())
        .number(1, head.columns())
        .number(2, FLOAT32)
        .text(8, name)
        .bytes(9, raw.array());
  }

  private static ProtocolBufferWriter value(String name, int elementType, int... shape) {
    ProtocolBufferWriter dimensions = new ProtocolBufferWriter();
    for (int size : shape) {
      ProtocolBufferWriter dimension = new ProtocolBufferWriter();
      dimensions.message(1, size > 0 ? dimension.number(1, size) : dimension.text(2, "batch"));
    }
    ProtocolBufferWriter tensor =
        new ProtocolBufferWriter().number(1, elementType).message(2, dimensions);
    return new ProtocolBufferWriter()
        .text(1, name)
        .message(2, new ProtocolBufferWriter().message(1, tensor));
  }
}
