package dev.squint.video.synthetic.draw;

import java.util.Arrays;

/** Finds where a horizontal line crosses an outline: the step that all filling shares. */
final class Scanner {
  private final float[] crossings = new float[96];

  /** The crossings of the line at height {@code y}, sorted; pairs enclose the inside. */
  int cross(Outline outline, float y) {
    int count = 0;
    for (int i = 0, j = outline.size - 1; i < outline.size; j = i++) {
      float fromY = outline.y[j];
      float toY = outline.y[i];
      if (fromY <= y != toY <= y) {
        float share = (y - fromY) / (toY - fromY);
        crossings[count++] = outline.x[j] + share * (outline.x[i] - outline.x[j]);
      }
    }
    if (count == 2) {
      if (crossings[0] > crossings[1]) {
        float first = crossings[0];
        crossings[0] = crossings[1];
        crossings[1] = first;
      }
    } else {
      Arrays.sort(crossings, 0, count);
    }
    return count;
  }

  float crossing(int index) {
    return crossings[index];
  }
}
