package dev.squint.jobs.bench.soak;

import dev.squint.jobs.bench.soak.Growth.Limit;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Judges the samples of a soak, quantity by quantity. */
final class SoakVerdict {
  /** Of a level an hour: what grows by more doubles within a day. */
  private static final double SHARE = 0.05;

  private static final double MEBIBYTE = 1 << 20;

  private SoakVerdict() {}

  /** A quantity of a sample and what it may rise. */
  private record Quantity(Limit limit, ToDoubleFunction<SoakSample> value) {}

  /**
   * How each quantity developed.
   *
   * @param framesPerSecond offered: a lag may rise by a thousandth of what is sent
   */
  static List<Growth> of(List<SoakSample> samples, double framesPerSecond) {
    double[] seconds = samples.stream().mapToDouble(SoakSample::seconds).toArray();
    return quantities(framesPerSecond).stream()
        .map(
            quantity ->
                Growth.of(
                    quantity.limit(),
                    seconds,
                    samples.stream().mapToDouble(quantity.value()).toArray()))
        .toList();
  }

  private static List<Quantity> quantities(double framesPerSecond) {
    return List.of(
        bytes("heapBytes", 8, SoakSample::heapBytes),
        bytes("nativeBytes", 16, SoakSample::nativeBytes),
        bytes("directBytes", 4, SoakSample::directBytes),
        bytes("otherJavaBytes", 8, SoakSample::otherJavaBytes),
        bytes("residentBytes", 32, SoakSample::residentBytes),
        new Quantity(new Limit("threads", SHARE, 2), SoakSample::threads),
        new Quantity(new Limit("openFiles", SHARE, 4), SoakSample::openFiles),
        // Frames in flight come and go in checkpoints.
        bytes("checkpointBytes", 1, SoakSample::checkpointBytes),
        new Quantity(new Limit("lagFrames", 0, 3.6 * framesPerSecond), SoakSample::lagFrames));
  }

  private static Quantity bytes(
      String name, double floorMebibytes, ToDoubleFunction<SoakSample> value) {
    return new Quantity(new Limit(name, SHARE, floorMebibytes * MEBIBYTE), value);
  }
}
