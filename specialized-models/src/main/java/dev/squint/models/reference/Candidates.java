package dev.squint.models.reference;

import java.util.Arrays;

/**
 * Boxes that scored enough in one frame, as parallel arrays that are reused from frame to frame:
 * edges in pixels of the network's input, score, class index. Not thread-safe.
 */
final class Candidates {
  private static final int COORDINATES = 4;
  private static final int FIRST_CAPACITY = 256;

  private int count;
  private float[] edges = new float[COORDINATES * FIRST_CAPACITY];
  private float[] scores = new float[FIRST_CAPACITY];
  private int[] classes = new int[FIRST_CAPACITY];

  void clear() {
    count = 0;
  }

  int count() {
    return count;
  }

  /** Adds a box by its centre and size. */
  void add(float[] box, float score, int classIndex) {
    if (count == scores.length) {
      edges = Arrays.copyOf(edges, 2 * edges.length);
      scores = Arrays.copyOf(scores, 2 * scores.length);
      classes = Arrays.copyOf(classes, 2 * classes.length);
    }
    int start = COORDINATES * count;
    edges[start] = box[0] - box[2] / 2;
    edges[start + 1] = box[1] - box[3] / 2;
    edges[start + 2] = box[0] + box[2] / 2;
    edges[start + 3] = box[1] + box[3] / 2;
    scores[count] = score;
    classes[count] = classIndex;
    count++;
  }

  float left(int index) {
    return edges[COORDINATES * index];
  }

  float top(int index) {
    return edges[COORDINATES * index + 1];
  }

  float right(int index) {
    return edges[COORDINATES * index + 2];
  }

  float bottom(int index) {
    return edges[COORDINATES * index + 3];
  }

  float score(int index) {
    return scores[index];
  }

  int classIndex(int index) {
    return classes[index];
  }

  /** Whether two boxes of one class overlap by more than a share of their union. */
  boolean overlap(int one, int other, double threshold) {
    if (classes[one] != classes[other]) {
      return false;
    }
    float width = Math.min(right(one), right(other)) - Math.max(left(one), left(other));
    float height = Math.min(bottom(one), bottom(other)) - Math.max(top(one), top(other));
    if (width <= 0 || height <= 0) {
      return false;
    }
    float intersection = width * height;
    return intersection > threshold * (area(one) + area(other) - intersection);
  }

  private float area(int index) {
    return (right(index) - left(index)) * (bottom(index) - top(index));
  }
}
