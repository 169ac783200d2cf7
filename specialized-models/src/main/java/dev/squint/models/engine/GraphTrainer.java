package dev.squint.models.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.training.GradientCollector;
import dev.squint.models.graph.GraphLayer;
import dev.squint.models.graph.NetworkGraph;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a {@link NetworkGraph} forwards and backwards; what to do with the gradient is the caller's.
 *
 * <p>Owns direct buffers, which the engine reads in place: the parameters, the images of a batch,
 * and what batch normalization has seen, which each call moves a little towards its batch. Every
 * call makes its native arrays in a scope of its own and leaves none behind. Nothing is random. Not
 * thread-safe.
 */
public final class GraphTrainer implements AutoCloseable {
  /** Added to variances, as PyTorch does by default. */
  public static final float NORMALIZATION_EPSILON = 1e-5f;

  /** How much of what batch normalization has seen is kept when it sees another batch. */
  private static final float STATISTICS_KEPT = 0.97f;

  private final NetworkGraph graph;
  private final ParameterLayout layout;
  private final ParameterLayout statisticsLayout;
  private final NDManager manager;
  private final ByteBuffer parameterBytes;
  private final FloatBuffer parameters;
  private final ByteBuffer statisticsBytes;
  private final FloatBuffer statistics;
  private final ByteBuffer inputBytes;
  private final FloatBuffer input;
  private float[] outputs = new float[0];
  private ByteBuffer outputGradient = ByteBuffer.allocateDirect(0);

  /**
   * A trainer of one network, with all parameters 0 and nothing seen.
   *
   * @param batch images that each call takes
   */
  public GraphTrainer(NetworkGraph graph, int batch) {
    this.graph = graph;
    layout = ParameterLayout.of(graph);
    statisticsLayout = ParameterLayout.statisticsOf(graph);
    manager = InferenceEngine.PYTORCH.load().newBaseManager(Device.cpu());
    parameterBytes = NativeFloats.allocate(layout.size());
    parameters = parameterBytes.asFloatBuffer();
    statisticsBytes = NativeFloats.allocate(statisticsLayout.size());
    statistics = statisticsBytes.asFloatBuffer();
    inputBytes = NativeFloats.allocate(batch * imageSize());
    input = inputBytes.asFloatBuffer();
  }

  public ParameterLayout layout() {
    return layout;
  }

  public ParameterLayout statisticsLayout() {
    return statisticsLayout;
  }

  /** All parameters, in the order of the layout; read and write with absolute positions. */
  public FloatBuffer parameters() {
    return parameters;
  }

  /** Mean and variance of each normalized channel; read and write with absolute positions. */
  public FloatBuffer statistics() {
    return statistics;
  }

  /** The images that the next call sees, {@code (images, 3, height, width)}. */
  public FloatBuffer input() {
    return input;
  }

  /** Floats of one image. */
  public int imageSize() {
    return NetworkGraph.IMAGE_CHANNELS * graph.inputHeight() * graph.inputWidth();
  }

  /**
   * Runs the network forwards and backwards over all images of the input, normalizing by them.
   *
   * @param loss is given the outputs of all heads, {@code (images, channels, cells)} with the cells
   *     of one head after those of the one before
   * @param gradient receives one value a parameter
   */
  public void gradient(LogitGradient loss, float[] gradient) {
    EngineRecording.LOCK.lock();
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = manager.getEngine().newGradientCollector()) {
      List<NDArray> weights = NativeFloats.wrap(scope, parameterBytes, layout);
      weights.forEach(weight -> weight.setRequiresGradient(true));
      NDArray output = forward(scope, weights);
      int size = Math.toIntExact(output.size());
      if (outputs.length != size) {
        outputs = new float[size];
        outputGradient = NativeFloats.allocate(size);
      }
      NativeFloats.read(output, outputs, 0);
      float[] slopes = new float[size];
      loss.write(outputs, slopes);
      outputGradient.asFloatBuffer().put(slopes);
      NDArray carried = NativeFloats.wrap(scope, outputGradient, 0, output.getShape());
      collector.backward(output.mul(carried).sum());
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

  /** Native arrays that live on between calls: none. */
  int managedArrays() {
    return manager.getManagedArrays().size();
  }

  @Override
  public void close() {
    manager.close();
  }

  private NDArray forward(NDManager scope, List<NDArray> weights) {
    List<NDArray> seen = NativeFloats.wrap(scope, statisticsBytes, statisticsLayout);
    int images = input.capacity() / imageSize();
    Shape shape =
        new Shape(images, NetworkGraph.IMAGE_CHANNELS, graph.inputHeight(), graph.inputWidth());
    List<NDArray> maps = new ArrayList<>();
    maps.add(NativeFloats.wrap(scope, inputBytes, 0, shape));
    NDList heads = new NDList();
    int weight = 0;
    int statistic = 0;
    for (GraphLayer layer : graph.layers()) {
      NDArray from = maps.get(layer.inputs().get(0));
      NDArray map =
          switch (layer.operation()) {
            case CONVOLUTION -> {
              NDArray sum = convolution(from, layer, weights.get(weight), null);
              NDArray mean = seen.get(statistic++);
              NDArray variance = seen.get(statistic++);
              NDArray normalized =
                  normalized(sum, mean, variance, weights.subList(weight + 1, weight + 3));
              weight += 3;
              yield Activation.relu(normalized);
            }
            case HEAD -> {
              NDArray head = convolution(from, layer, weights.get(weight), weights.get(weight + 1));
              weight += 2;
              heads.add(head.reshape(images, layer.channels(), -1));
              yield head;
            }
            case SUM -> from.add(maps.get(layer.inputs().get(1)));
            case UPSAMPLING -> from.repeat(2, 2).repeat(3, 2);
            case CONCATENATION -> from.concat(maps.get(layer.inputs().get(1)), 1);
          };
      maps.add(map);
    }
    return NDArrays.concat(heads, 2);
  }

  private static NDArray convolution(
      NDArray from, GraphLayer layer, NDArray weight, @Nullable NDArray bias) {
    Shape stride = new Shape(layer.stride(), layer.stride());
    Shape padding = new Shape(layer.kernel() / 2, layer.kernel() / 2);
    return Conv2d.conv2d(from, weight, bias, stride, padding).singletonOrThrow();
  }

  private static NDArray normalized(
      NDArray sum, NDArray mean, NDArray variance, List<NDArray> scaleAndShift) {
    return BatchNorm.batchNorm(
            sum,
            mean,
            variance,
            scaleAndShift.get(0),
            scaleAndShift.get(1),
            1,
            STATISTICS_KEPT,
            NORMALIZATION_EPSILON,
            true)
        .singletonOrThrow();
  }
}
