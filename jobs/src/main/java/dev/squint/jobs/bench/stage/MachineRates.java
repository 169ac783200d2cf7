package dev.squint.jobs.bench.stage;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.models.engine.MatrixRate;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Random;

/**
 * What one core of this machine does at most, as far as the stages depend on it.
 *
 * @param entropyMegabytesPerSecond JPEG bytes through the entropy decoder: a picture of noise
 *     decoded at an eighth of its size, where little else is done
 * @param matrixGigaflopsPerSecond arithmetic of large matrix products, single precision
 * @param memoryGigabytesPerSecond bytes read from memory that no cache holds
 */
public record MachineRates(
    double entropyMegabytesPerSecond,
    double matrixGigaflopsPerSecond,
    double memoryGigabytesPerSecond) {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int NOISE_WIDTH = 1280;
  private static final int NOISE_HEIGHT = 720;
  private static final int ROUNDS = 9;
  private static final int LONGS = 1 << 23;

  /** Measures, in about a second. */
  public static MachineRates measure(FrameEncoder encoder, FrameDecoder decoder) {
    return new MachineRates(
        entropyRate(encoder, decoder), MatrixRate.gigaflopsPerSecond(), memoryRate());
  }

  private static double entropyRate(FrameEncoder encoder, FrameDecoder decoder) {
    byte[] pixels = new byte[NOISE_WIDTH * NOISE_HEIGHT * Image.COLOUR];
    new Random(1).nextBytes(pixels);
    byte[] jpeg = encoder.encode(new Image(NOISE_WIDTH, NOISE_HEIGHT, Image.COLOUR, pixels));
    long best =
        best(
            () -> {
              try {
                return decoder.decodeReduced(jpeg, 8, Image.LUMA).width();
              } catch (UnreadableFrameException e) {
                throw new IllegalStateException("noise just encoded cannot be decoded", e);
              }
            });
    return jpeg.length * 1e3 / best;
  }

  private static double memoryRate() {
    long[] memory = new long[LONGS];
    long best =
        best(
            () -> {
              long sum = 0;
              for (long value : memory) {
                sum += value;
              }
              return (int) sum;
            });
    return (double) LONGS * Long.BYTES / best;
  }

  /** Work whose outcome must be looked at. */
  private interface Work {
    int run();
  }

  private static long best(Work work) {
    long best = Long.MAX_VALUE;
    int seen = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long start = THREADS.getCurrentThreadCpuTime();
      seen += work.run();
      best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
    }
    // Always true; the compiler does not know, and so cannot leave the work out.
    return seen == Integer.MIN_VALUE ? best + 1 : best;
  }
}
