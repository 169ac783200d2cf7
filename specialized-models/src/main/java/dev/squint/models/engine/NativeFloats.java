package dev.squint.models.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;

/** Floats in direct buffers, which the engine reads and writes in place. */
final class NativeFloats {
  private NativeFloats() {}

  /** A buffer of so many floats, all 0. */
  static ByteBuffer allocate(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  /** An array over a part of a buffer, without a copy. */
  static NDArray wrap(NDManager scope, ByteBuffer bytes, int firstFloat, Shape shape) {
    int start = firstFloat * Float.BYTES;
    int length = Math.toIntExact(shape.size()) * Float.BYTES;
    ByteBuffer part = bytes.slice(start, length).order(ByteOrder.nativeOrder());
    return scope.create(part, shape, DataType.FLOAT32);
  }

  /** One array a slot, without copies. */
  static List<NDArray> wrap(NDManager scope, ByteBuffer bytes, ParameterLayout layout) {
    return layout.slots().stream()
        .map(slot -> wrap(scope, bytes, slot.offset(), shape(slot)))
        .toList();
  }

  /** Copies an array's floats out. */
  static void read(NDArray array, float[] target, int offset) {
    FloatBuffer values = array.toByteBuffer(true).asFloatBuffer();
    values.get(target, offset, values.remaining());
  }

  private static Shape shape(ParameterLayout.Slot slot) {
    return new Shape(slot.shape().stream().mapToLong(Integer::longValue).toArray());
  }
}
