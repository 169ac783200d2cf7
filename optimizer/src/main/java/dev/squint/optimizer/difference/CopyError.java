package dev.squint.optimizer.difference;

/**
 * What a difference detector does to the timelines when every frame that it lets through gets the
 * reference model's answer.
 *
 * @param letThrough share of the frames let through, {@code (0, 1]}
 * @param falseNegativeRate of the query where it is worst; 0 where nothing was present
 * @param falsePositiveRate of the query where it is worst; 0 where nothing was absent
 */
record CopyError(double letThrough, double falseNegativeRate, double falsePositiveRate) {
  double worst() {
    return Math.max(falseNegativeRate, falsePositiveRate);
  }
}
