package dev.squint.models.training;

import java.util.ArrayList;
import java.util.List;

/**
 * All kept frames as networks of one geometry see them, before normalisation.
 *
 * @param training one image a training frame: planes of bytes, {@code (channels, height, width)}
 * @param validation likewise
 */
record InputImages(InputGeometry geometry, byte[][] training, byte[][] validation) {
  private static final double FULL_VALUE = 255;

  /** A scene of one colour must not divide by nothing. */
  private static final double MIN_DEVIATION = 1 / FULL_VALUE;

  /** Mean and spread of the training images. */
  Normalisation normalisation() {
    List<Double> means = new ArrayList<>();
    List<Double> deviations = new ArrayList<>();
    int area = geometry.area();
    for (int channel = 0; channel < geometry.channels(); channel++) {
      long sum = 0;
      long squares = 0;
      for (byte[] image : training) {
        for (int place = channel * area; place < (channel + 1) * area; place++) {
          int value = image[place] & 0xFF;
          sum += value;
          squares += (long) value * value;
        }
      }
      double count = (double) area * training.length;
      double mean = sum / count;
      double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
      means.add(mean / FULL_VALUE);
      deviations.add(Math.max(MIN_DEVIATION, deviation / FULL_VALUE));
    }
    return new Normalisation(means, deviations);
  }
}
