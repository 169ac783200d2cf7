package dev.squint.models.training;

import java.util.Collections;
import java.util.List;

/**
 * Mean and spread of what a network sees.
 *
 * @param mean one a channel, of values in {@code [0, 1]}
 * @param standardDeviation one a channel, positive
 */
record Normalisation(List<Double> mean, List<Double> standardDeviation) {
  Normalisation {
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
  }

  /** Leaves values as they are. */
  static Normalisation none(int channels) {
    return new Normalisation(
        Collections.nCopies(channels, 0.0), Collections.nCopies(channels, 1.0));
  }
}
