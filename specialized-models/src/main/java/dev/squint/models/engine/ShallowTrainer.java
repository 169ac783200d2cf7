package dev.squint.models.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.util.Pair;
import dev.squint.core.model.SpecializedModelSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/**
 * Runs a shallow network forwards and backwards; what to do with the gradient is the caller's.
 *
 * <p>Owns two direct buffers, which the engine reads in place: the parameters and the images of a
 * batch. Every call makes its native arrays in a scope of its own and leaves none behind. Nothing
 * is random. Not thread-safe, but several may be used at once.
 */
public final class ShallowTrainer implements AutoCloseable {
  private final SpecializedModelSpec spec;
  private final ParameterLayout layout;
  private final NDManager manager;
  private final ByteBuffer parameterBytes;
  private final FloatBuffer parameters;
  private final ByteBuffer inputBytes;
  private final FloatBuffer input;
  private final float[] logits;
  private final float[] logitGradient;
  private final ByteBuffer logitGradientBytes;

  /**
   * A trainer of one network, with all parameters 0.
   *
   * @param spec its shape
   * @param largestBatch images that a call takes at most
   */
  public ShallowTrainer(SpecializedModelSpec spec, int largestBatch) {
    this.spec = spec;
    layout = ParameterLayout.of(spec);
    manager = InferenceEngine.PYTORCH.load().newBaseManager(Device.cpu());
    parameterBytes = NativeFloats.allocate(layout.size());
    parameters = parameterBytes.asFloatBuffer();
    inputBytes = NativeFloats.allocate(largestBatch * imageSize());
    input = inputBytes.asFloatBuffer();
    logits = new float[largestBatch * spec.calibrations().size()];
    logitGradient = new float[logits.length];
    logitGradientBytes = NativeFloats.allocate(logits.length);
  }

  public ParameterLayout layout() {
    return layout;
  }

  /** All parameters, in the order of the layout; read and write with absolute positions. */
  public FloatBuffer parameters() {
    return parameters;
  }

  /** The images that the next call sees, {@code (images, channels, height, width)}. */
  public FloatBuffer input() {
    return input;
  }

  /** Floats of one image. */
  public int imageSize() {
    return spec.channels() * spec.inputHeight() * spec.inputWidth();
  }

  /**
   * Runs the network forwards.
   *
   * @return {@code (images, queries)}, maybe longer; valid until the next call
   */
  public float[] logits(int images) {
    try (NDManager scope = manager.newSubManager()) {
      NativeFloats.read(forward(scope, weights(scope, false), images), logits, 0);
      return logits;
    } catch (RuntimeException exception) {
      throw new NetworkException(exception);
    }
  }

  /**
   * Runs the network forwards and backwards.
   *
   * @param gradient receives one value a parameter
   */
  public void gradient(int images, LogitGradient loss, float[] gradient) {
    EngineRecording.LOCK.lock();
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = engine().newGradientCollector()) {
      List<NDArray> weights = weights(scope, true);
      NDArray output = forward(scope, weights, images);
      NativeFloats.read(output, logits, 0);
      loss.write(logits, logitGradient);
      logitGradientBytes.asFloatBuffer().put(logitGradient);
      NDArray outputGradient = NativeFloats.wrap(scope, logitGradientBytes, 0, output.getShape());
      collector.backward(output.mul(outputGradient).sum());
      for (int index = 0; index < weights.size(); index++) {
        NativeFloats.read(
            weights.get(index).getGradient(), gradient, layout.slots().get(index).offset());
      }
    } catch (RuntimeException exception) {
      throw new NetworkException(exception);
    } finally {
      EngineRecording.LOCK.unlock();
    }
  }

  /** The parameters as a plan bundle holds them. */
  public byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (NDManager scope = manager.newSubManager();
        DataOutputStream stream = new DataOutputStream(bytes)) {
      SequentialBlock layers = ShallowNetwork.of(spec);
      layers.initialize(scope, DataType.FLOAT32, ShallowNetwork.inputShape(spec));
      int index = 0;
      for (Pair<String, Parameter> parameter : layers.getParameters()) {
        NDArray array = parameter.getValue().getArray();
        ParameterLayout.Slot slot = layout.slots().get(index++);
        float[] values = new float[slot.size()];
        parameters.get(slot.offset(), values);
        array.setRequiresGradient(false);
        array.set(FloatBuffer.wrap(values));
      }
      layers.saveParameters(stream);
    } catch (IOException exception) {
      throw new UncheckedIOException("memory cannot be written", exception);
    }
    return bytes.toByteArray();
  }

  /** Native arrays that live on between calls: none. */
  int managedArrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    manager.close();
  }

  private Engine engine() {
    return manager.getEngine();
  }

  private List<NDArray> weights(NDManager scope, boolean recorded) {
    List<NDArray> weights = NativeFloats.wrap(scope, parameterBytes, layout);
    weights.forEach(weight -> weight.setRequiresGradient(recorded));
    return weights;
  }

  private NDArray forward(NDManager scope, List<NDArray> weights, int images) {
    Shape shape = new Shape(images, spec.channels(), spec.inputHeight(), spec.inputWidth());
    NDArray maps = NativeFloats.wrap(scope, inputBytes, 0, shape);
    int index = 0;
    for (SpecializedModelSpec.Convolution convolution : spec.convolutions()) {
      Shape stride = new Shape(convolution.stride(), convolution.stride());
      Shape padding = new Shape(convolution.kernel() / 2, convolution.kernel() / 2);
      NDArray weight = weights.get(index++);
      NDArray bias = weights.get(index++);
      maps = Conv2d.conv2d(maps, weight, bias, stride, padding).singletonOrThrow();
      maps = Activation.relu(maps);
    }
    NDArray flat = maps.reshape(images, -1);
    NDArray hidden =
        Linear.linear(flat, weights.get(index), weights.get(index + 1)).singletonOrThrow();
    return Linear.linear(Activation.relu(hidden), weights.get(index + 2), weights.get(index + 3))
        .singletonOrThrow();
  }
}
