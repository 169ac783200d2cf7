package dev.squint.models.detector;

/**
 * What a detector is to find, in pixels of its input.
 *
 * @param classIndex which class
 * @param edges left, top, right, bottom
 * @param difficult whether cells in it are to learn nothing
 */
record Target(int classIndex, double[] edges, boolean difficult) {
  double centreX() {
    return (edges[0] + edges[2]) / 2;
  }

  double centreY() {
    return (edges[1] + edges[3]) / 2;
  }

  boolean contains(double x, double y) {
    return x > edges[0] && x < edges[2] && y > edges[1] && y < edges[3];
  }
}
