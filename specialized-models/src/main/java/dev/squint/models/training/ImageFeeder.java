package dev.squint.models.training;

import java.nio.FloatBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Writes images into a network's input, normalised, and varied where it learns. Not thread-safe.
 */
final class ImageFeeder {
  private static final float FULL_VALUE = 255;

  /**
   * Noise is read from a table at random places: drawing each value anew would take longer than
   * learning.
   */
  private static final int NOISE_VALUES = 1 << 16;

  private static final long NOISE_SEED = 0x5EED;

  private final InputGeometry geometry;
  private final AugmentationSettings settings;
  private final float[] factors;
  private final float[] offsets;
  private final float[] values;
  private final float[] noise;

  ImageFeeder(InputGeometry geometry, Normalisation normalisation, AugmentationSettings settings) {
    this.geometry = geometry;
    this.settings = settings;
    factors = new float[geometry.channels()];
    offsets = new float[geometry.channels()];
    for (int channel = 0; channel < factors.length; channel++) {
      double deviation = normalisation.standardDeviation().get(channel);
      factors[channel] = (float) (1 / deviation);
      offsets[channel] = (float) (-normalisation.mean().get(channel) / deviation);
    }
    values = new float[geometry.size()];
    noise = new float[settings.noise() > 0 ? NOISE_VALUES : 0];
    RandomGenerator random = new SplittableRandom(NOISE_SEED);
    for (int index = 0; index < noise.length; index++) {
      noise[index] = (float) (random.nextGaussian() * settings.noise());
    }
  }

  /** Writes an image as it is. */
  void plain(byte[] image, FloatBuffer target, int offset) {
    int area = geometry.area();
    for (int channel = 0; channel < factors.length; channel++) {
      float factor = factors[channel] / FULL_VALUE;
      float constant = offsets[channel];
      for (int place = channel * area; place < (channel + 1) * area; place++) {
        values[place] = (image[place] & 0xFF) * factor + constant;
      }
    }
    target.put(offset, values);
  }

  /** Writes an image in another light, with other noise, moved a little. */
  void varied(byte[] image, RandomGenerator random, FloatBuffer target, int offset) {
    float gain = 1 + even(random, settings.gain());
    float light = even(random, settings.offset());
    int right = random.nextInt(2 * settings.shift() + 1) - settings.shift();
    int down = random.nextInt(2 * settings.shift() + 1) - settings.shift();
    int area = geometry.area();
    for (int channel = 0; channel < factors.length; channel++) {
      float factor = factors[channel] * gain / FULL_VALUE;
      float moved = light + even(random, settings.colourOffset());
      float constant = offsets[channel] + moved * factors[channel];
      for (int y = 0; y < geometry.height(); y++) {
        int row = Math.max(0, Math.min(geometry.height() - 1, y - down));
        int source = channel * area + row * geometry.width();
        copyRow(image, source, right, channel * area + y * geometry.width(), factor, constant);
      }
      addNoise(channel * area, area, factors[channel], random);
    }
    target.put(offset, values);
  }

  private void copyRow(
      byte[] image, int source, int right, int target, float factor, float constant) {
    int width = geometry.width();
    for (int x = 0; x < width; x++) {
      int column = Math.max(0, Math.min(width - 1, x - right));
      values[target + x] = (image[source + column] & 0xFF) * factor + constant;
    }
  }

  private void addNoise(int start, int length, float factor, RandomGenerator random) {
    if (noise.length == 0) {
      return;
    }
    int place = start;
    int end = start + length;
    while (place < end) {
      int count = Math.min(end - place, geometry.width() * NOISE_ROWS);
      int from = random.nextInt(NOISE_VALUES - count);
      for (int index = 0; index < count; index++) {
        values[place + index] += noise[from + index] * factor;
      }
      place += count;
    }
  }

  /** Rows that share a stretch of the noise table. */
  private static final int NOISE_ROWS = 8;

  private static float even(RandomGenerator random, double bound) {
    return (float) ((2 * random.nextDouble() - 1) * bound);
  }
}
