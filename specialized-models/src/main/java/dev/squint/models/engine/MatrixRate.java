package dev.squint.models.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How fast one core multiplies matrices through the library that runs the networks: no network
 * computes faster, so its arithmetic over this rate is the least time that it can take.
 */
public final class MatrixRate {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int SIDE = 768;
  private static final int ROUNDS = 12;

  private MatrixRate() {}

  /**
   * Measures, in about a tenth of a second.
   *
   * @return billions of floating-point operations a second, a multiplication and an addition being
   *     two; the best of several rounds
   */
  public static double gigaflopsPerSecond() {
    double flops = 2.0 * SIDE * SIDE * SIDE;
    long best = Long.MAX_VALUE;
    try (NDManager manager = InferenceEngine.PYTORCH.load().newBaseManager(Device.cpu())) {
      NDArray left = manager.ones(new Shape(SIDE, SIDE), DataType.FLOAT32);
      NDArray right = manager.ones(new Shape(SIDE, SIDE), DataType.FLOAT32);
      for (int round = 0; round < ROUNDS; round++) {
        long start = THREADS.getCurrentThreadCpuTime();
        try (NDArray product = left.matMul(right)) {
          // The product is there once matMul returns; its size keeps it from being left out.
          best =
              product.size() > 0 ? Math.min(best, THREADS.getCurrentThreadCpuTime() - start) : best;
        }
      }
    }
    return flops / best;
  }
}
