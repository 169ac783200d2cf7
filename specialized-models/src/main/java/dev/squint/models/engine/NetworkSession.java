package dev.squint.models.engine;

import ai.djl.Model;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.TranslateException;
import ai.djl.translate.TranslatorContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * One thread's use of a {@link Network}.
 *
 * <p>Owns a DJL predictor, a direct input buffer and an output array, both reused and growing to
 * the largest batch. Fill {@link #input}, then {@link #run}. Not thread-safe.
 */
public final class NetworkSession implements AutoCloseable {
  private final NDManager manager;
  private final Predictor<int[], NetworkOutput> predictor;
  private ByteBuffer inputBytes = allocate(0);
  private FloatBuffer input = inputBytes.asFloatBuffer();
  private float[] output = new float[0];

  NetworkSession(Model model) {
    manager = model.getNDManager();
    predictor = model.newPredictor(new BufferTranslator());
  }

  /**
   * The buffer that the next {@link #run} reads, row by row; write with absolute positions.
   *
   * @param size floats it must hold at least
   */
  public FloatBuffer input(int size) {
    if (input.capacity() < size) {
      inputBytes = allocate(size);
      input = inputBytes.asFloatBuffer();
    }
    return input;
  }

  /**
   * Runs the network on what the input buffer holds.
   *
   * @param shape of the input, the batch first
   * @return the first output; valid until the next run
   * @throws NetworkException when the engine fails
   */
  public NetworkOutput run(int... shape) {
    try {
      return predictor.predict(shape);
    } catch (TranslateException | RuntimeException exception) {
      throw new NetworkException(exception);
    }
  }

  /** Native arrays that live on in the network's memory scope: constant once a session is warm. */
  int managedArrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    predictor.close();
  }

  private static ByteBuffer allocate(int floats) {
    return ByteBuffer.allocateDirect(floats * Float.BYTES).order(ByteOrder.nativeOrder());
  }

  /** Wraps the input buffer without a copy, and copies the first output before its scope ends. */
  private final class BufferTranslator implements NoBatchifyTranslator<int[], NetworkOutput> {
    @Override
    public NDList processInput(TranslatorContext context, int[] shape) {
      Shape inputShape = new Shape(Arrays.stream(shape).asLongStream().toArray());
      ByteBuffer batch = inputBytes.duplicate().order(ByteOrder.nativeOrder());
      batch.limit(Math.toIntExact(inputShape.size() * Float.BYTES));
      return new NDList(context.getNDManager().create(batch, inputShape, DataType.FLOAT32));
    }

    @Override
    public NetworkOutput processOutput(TranslatorContext context, NDList outputs) {
      NDArray first = outputs.get(0);
      if (first.getDataType() != DataType.FLOAT32) {
        throw new NetworkException(
            "the output is of type %s, not FLOAT32".formatted(first.getDataType()));
      }
      FloatBuffer values = first.toByteBuffer(true).asFloatBuffer();
      if (output.length < values.remaining()) {
        output = new float[values.remaining()];
      }
      values.get(output, 0, values.remaining());
      int[] shape = Arrays.stream(first.getShape().getShape()).mapToInt(Math::toIntExact).toArray();
      return new NetworkOutput(shape, output);
    }
  }
}
