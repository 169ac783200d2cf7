package dev.squint.models.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import dev.squint.core.model.ModelLoadException;
import dev.squint.models.store.ModelFormat;

/**
 * A native library that runs networks, with the settings it must have before it is loaded.
 *
 * <p>Each predictor computes on {@link #THREADS_PROPERTY} threads, 1 unless set: cores are used by
 * having several predictors. Two threads halve the time of one frame on idle cores and double it
 * when another thread keeps one of them busy, because the threads of a frame wait for each other.
 * PyTorch has one such number a process, so it holds for specialized models too. A DJL property
 * that is set already wins.
 */
enum InferenceEngine {
  ONNX_RUNTIME("OnnxRuntime", "ONNX Runtime"),
  PYTORCH("PyTorch", "PyTorch");

  /** System property: processor threads of one predictor, at least 1. */
  static final String THREADS_PROPERTY = "squint.reference.threads";

  private static final String DEFAULT_THREADS = "1";

  private final String djlName;
  private final String label;

  InferenceEngine(String djlName, String label) {
    this.djlName = djlName;
    this.label = label;
  }

  static InferenceEngine of(ModelFormat format) {
    return switch (format) {
      case ONNX -> ONNX_RUNTIME;
      case TORCH_SCRIPT -> PYTORCH;
    };
  }

  String djlName() {
    return djlName;
  }

  String label() {
    return label;
  }

  /** Threads of one predictor, as text for the engines. */
  static String threads() {
    String threads = System.getProperty(THREADS_PROPERTY, DEFAULT_THREADS);
    if (!threads.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(
          "%s must be a number from 1 to 999: %s".formatted(THREADS_PROPERTY, threads));
    }
    return threads;
  }

  /** Loads the native library, once a process. */
  Engine load() {
    setUnlessSet("ai.djl.pytorch.num_threads", threads());
    setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    // ONNX Runtime would load PyTorch for array arithmetic, which is not used here.
    setUnlessSet("ai.djl.onnx.disable_alternative", "true");
    // DJL reports its use to its makers from cloud machines.
    setUnlessSet("OPT_OUT_TRACKING", "true");
    try {
      return Engine.getEngine(djlName);
    } catch (EngineException | IllegalArgumentException exception) {
      throw new ModelLoadException(
          "%s cannot be loaded: %s".formatted(label, NetworkException.firstLine(exception)),
          exception);
    }
  }

  /**
   * The device that a request means.
   *
   * @param requested {@code auto}, {@code cpu} or {@code gpu}
   */
  Device device(String requested) {
    Engine engine = load();
    return switch (requested) {
      case "cpu" -> Device.cpu();
      case "auto" -> engine.getGpuCount() > 0 ? Device.gpu() : Device.cpu();
      case "gpu" -> {
        if (engine.getGpuCount() == 0) {
          throw new ModelLoadException(
              "device gpu: %s sees no GPU here; use auto or cpu".formatted(label));
        }
        yield Device.gpu();
      }
      default ->
          throw new ModelLoadException("device must be auto, cpu or gpu: %s".formatted(requested));
    };
  }

  /**
   * Keeps TorchScript from optimizing its graph anew for every batch size, seconds of standstill
   * each time; the process over, so not where batches are all of one size.
   */
  static void skipGraphOptimizer() {
    setUnlessSet("ai.djl.pytorch.graph_optimizer", "false");
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null && System.getenv(property) == null) {
      System.setProperty(property, value);
    }
  }
}
