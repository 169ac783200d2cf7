package dev.squint.models.engine;

import ai.djl.Device;
import ai.djl.MalformedModelException;
import ai.djl.Model;
import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.models.store.ModelFile;
import java.io.IOException;
import java.util.Map;

/**
 * A loaded network: weights and graph on one device.
 *
 * <p>Owns the native model; immutable once loaded and safe to share between threads, each of which
 * opens its own {@link NetworkSession}. Close every session, then the network.
 */
public final class Network implements AutoCloseable {
  private final Model model;

  private Network(Model model) {
    this.model = model;
  }

  /**
   * Loads a model file.
   *
   * @param requestedDevice {@code auto}, {@code cpu} or {@code gpu}
   * @throws ModelLoadException when the engine refuses the file or the device
   */
  public static Network load(ModelFile file, String requestedDevice) {
    InferenceEngine engine = InferenceEngine.of(file.format());
    Device device = engine.device(requestedDevice);
    if (device.isGpu()) {
      InferenceEngine.skipGraphOptimizer();
    }
    Model model = Model.newInstance(file.name(), device, engine.djlName());
    try {
      model.load(file.path(), null, options(engine));
      return new Network(model);
    } catch (IOException | MalformedModelException | RuntimeException exception) {
      model.close();
      throw new ModelLoadException(
          "%s: %s refuses the model: %s"
              .formatted(file.path(), engine.label(), NetworkException.firstLine(exception)),
          exception);
    }
  }

  /**
   * Builds a specialized model's network and fills in its weights.
   *
   * @param parameters DJL's encoding of the block's parameters
   * @throws ModelLoadException when the parameters are damaged or of another architecture
   */
  public static Network specialized(
      SpecializedModelSpec spec, byte[] parameters, String requestedDevice) {
    Device device = InferenceEngine.PYTORCH.device(requestedDevice);
    Model model = Model.newInstance(spec.parameters(), device, InferenceEngine.PYTORCH.djlName());
    try {
      model.setBlock(ShallowNetwork.withParameters(spec, parameters, model.getNDManager()));
      return new Network(model);
    } catch (RuntimeException exception) {
      model.close();
      throw exception;
    }
  }

  /** Opens a session for one thread. */
  public NetworkSession newSession() {
    return new NetworkSession(model);
  }

  /** Where it runs, for example {@code cpu} or {@code gpu0}. */
  public String device() {
    Device device = model.getNDManager().getDevice();
    return isOnGpu() ? device.getDeviceType() + device.getDeviceId() : device.getDeviceType();
  }

  public boolean isOnGpu() {
    return model.getNDManager().getDevice().isGpu();
  }

  @Override
  public void close() {
    model.close();
  }

  private static Map<String, String> options(InferenceEngine engine) {
    return switch (engine) {
      case ONNX_RUNTIME ->
          Map.of("intraOpNumThreads", InferenceEngine.threads(), "interOpNumThreads", "1");
      // Weights go to the chosen device, whichever one the file was traced on.
      case PYTORCH -> Map.of("mapLocation", "true");
    };
  }
}
