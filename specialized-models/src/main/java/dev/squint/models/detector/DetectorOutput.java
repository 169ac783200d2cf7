package dev.squint.models.detector;

import dev.squint.models.reference.StrideGrid;

/**
 * How a detector's heads are read: {@code (images, attributes, cells)} with attributes centre x,
 * centre y (offsets from the cell, in strides), width, height (logarithms, in strides), objectness
 * and a score a class (logits).
 *
 * @param classes how many
 * @param grid the cells, finest head first
 */
record DetectorOutput(int classes, StrideGrid grid) {
  static final int OBJECTNESS = 4;
  static final int FIRST_CLASS = 5;

  int attributes() {
    return FIRST_CLASS + classes;
  }

  /** Where the value of an attribute of a cell stands. */
  int index(int image, int attribute, int cell) {
    return (image * attributes() + attribute) * grid.cells() + cell;
  }
}
