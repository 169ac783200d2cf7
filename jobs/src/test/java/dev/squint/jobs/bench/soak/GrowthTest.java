package dev.squint.jobs.bench.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.squint.jobs.bench.soak.Growth.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final int SAMPLES = 180; // half an hour, one every 10 seconds
  private static final double SECONDS = 10;
  private static final double LEVEL = 200;
  private static final Limit LIMIT = new Limit("heapBytes", 0.05, 0);

  private final SplittableRandom random = new SplittableRandom(7);

  @Test
  void isFlatForARestlessLevel() {
    Growth growth = growth(SAMPLES, number -> LEVEL + noise(1));
    assertThat(growth.verdict()).isEqualTo(GrowthVerdict.FLAT);
    assertThat(growth.level()).isCloseTo(LEVEL, within(1.0));
    assertThat(growth.limitPerHour()).isCloseTo(10, within(0.1));
  }

  @Test
  void isFlatThoughItRoseWhileItWarmedUp() {
    Growth growth = growth(SAMPLES, number -> Math.min(LEVEL, LEVEL / 2 + 2 * number) + noise(0.5));
    assertThat(growth.verdict()).isEqualTo(GrowthVerdict.FLAT);
  }

  @Test
  void isFlatThoughAFewSamplesStandOut() {
    Growth growth = growth(SAMPLES, number -> number % 17 == 0 ? 3 * LEVEL : LEVEL + noise(0.5));
    assertThat(growth.verdict()).isEqualTo(GrowthVerdict.FLAT);
  }

  @Test
  void isFlatForAConstantAndForAFall() {
    assertThat(growth(SAMPLES, number -> LEVEL).verdict()).isEqualTo(GrowthVerdict.FLAT);
    assertThat(growth(SAMPLES, number -> LEVEL - number).verdict()).isEqualTo(GrowthVerdict.FLAT);
  }

  @Test
  void growsWhenALeakShowsThroughTheNoise() {
    double perSample = 40.0 / 360; // an hour has 360 samples
    Growth growth = growth(SAMPLES, number -> LEVEL + perSample * number + noise(1));
    assertThat(growth.verdict()).isEqualTo(GrowthVerdict.GROWS);
    assertThat(growth.perHour()).isCloseTo(40, within(4.0));
    assertThat(growth.perHourLower()).isLessThan(growth.perHour());
    assertThat(growth.perHourUpper()).isGreaterThan(growth.perHour());
  }

  @Test
  void isUnclearWhenTheNoiseOutweighsTheLimit() {
    assertThat(growth(30, number -> LEVEL + noise(20)).verdict()).isEqualTo(GrowthVerdict.UNCLEAR);
  }

  @Test
  void isUnclearForARiseThatMayBeTheWarmUp() {
    assertThat(growth(50, number -> LEVEL + number).verdict()).isEqualTo(GrowthVerdict.UNCLEAR);
    assertThat(growth(70, number -> LEVEL + number).verdict()).isEqualTo(GrowthVerdict.GROWS);
  }

  @Test
  void isUnclearWithoutEnoughSamples() {
    assertThat(growth(10, number -> LEVEL).verdict()).isEqualTo(GrowthVerdict.UNCLEAR);
    assertThat(growth(0, number -> LEVEL).verdict()).isEqualTo(GrowthVerdict.UNCLEAR);
  }

  @Test
  void isHeldToAFloorWhereTheLevelIsSmall() {
    double[] seconds =
        IntStream.range(0, SAMPLES).mapToDouble(number -> number * SECONDS).toArray();
    double[] values = IntStream.range(0, SAMPLES).mapToDouble(number -> number / 360.0).toArray();
    assertThat(Growth.of(new Limit("threads", 0.05, 2), seconds, values).verdict())
        .isEqualTo(GrowthVerdict.FLAT);
    assertThat(Growth.of(new Limit("threads", 0.05, 0.5), seconds, values).verdict())
        .isEqualTo(GrowthVerdict.GROWS);
  }

  @Test
  void hasAnIntervalThatSeldomMissesTheTruth() {
    int missed = 0;
    for (int trial = 0; trial < 200; trial++) {
      Growth growth = growth(120, number -> LEVEL + number * 0.01 + noise(1));
      double truth = 0.01 * 3600 / SECONDS;
      missed += growth.perHourLower() <= truth && truth <= growth.perHourUpper() ? 0 : 1;
    }
    assertThat(missed).isLessThan(25);
  }

  @Test
  void isJudgedForEachQuantityOfASoak() {
    List<SoakSample> samples = new ArrayList<>();
    for (int number = 0; number < SAMPLES; number++) {
      samples.add(sample(number, 300L << 20, 80, 30 + number));
    }
    assertThat(SoakVerdict.of(samples, 160))
        .filteredOn(growth -> growth.verdict() != GrowthVerdict.FLAT)
        .extracting(Growth::quantity)
        .containsExactly("openFiles");
  }

  private static SoakSample sample(int number, long heap, int threads, int files) {
    return new SoakSample(
        number * SECONDS, heap, heap, heap, heap, heap, threads, files, 4096, 10, 20, number, 1);
  }

  private double noise(double deviation) {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return (sum - 6) * deviation; // nearly normal
  }

  private static Growth growth(int samples, IntToDoubleFunction value) {
    double[] seconds =
        IntStream.range(0, samples).mapToDouble(number -> number * SECONDS).toArray();
    return Growth.of(LIMIT, seconds, IntStream.range(0, samples).mapToDouble(value).toArray());
  }
}
