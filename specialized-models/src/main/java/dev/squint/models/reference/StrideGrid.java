package dev.squint.models.reference;

import java.util.List;
import java.util.Optional;

/**
 * The cells that a detector divides its input into: for each stride a grid of squares of that many
 * pixels, finest grid first, each grid row by row.
 *
 * @param inputWidth columns of the input
 * @param inputHeight rows of the input
 * @param strides side of a cell in input pixels, ascending
 */
public record StrideGrid(int inputWidth, int inputHeight, List<Integer> strides) {
  /** What detectors with anchors have; the others have one. */
  static final int BOXES_PER_CELL = 3;

  private static final List<List<Integer>> USUAL_STRIDES =
      List.of(List.of(8, 16, 32), List.of(8, 16, 32, 64), List.of(4, 8, 16, 32));
  private static final int[] USUAL_SIDES = {320, 416, 448, 512, 640, 768, 960, 1280};

  public StrideGrid {
    strides = List.copyOf(strides);
  }

  /** The grids that hold so many boxes, at one or at three a cell, if any usual ones do. */
  static Optional<StrideGrid> withBoxes(int inputWidth, int inputHeight, int boxes) {
    Optional<StrideGrid> onePerCell = withCells(inputWidth, inputHeight, boxes);
    return onePerCell.isPresent() || boxes % BOXES_PER_CELL != 0
        ? onePerCell
        : withCells(inputWidth, inputHeight, boxes / BOXES_PER_CELL);
  }

  private static Optional<StrideGrid> withCells(int inputWidth, int inputHeight, int cells) {
    return USUAL_STRIDES.stream()
        .map(strides -> new StrideGrid(inputWidth, inputHeight, strides))
        .filter(grid -> grid.cells() == cells)
        .findFirst();
  }

  /** The grids of an ordinary detector at this input size. */
  public static StrideGrid usual(int inputWidth, int inputHeight) {
    return new StrideGrid(inputWidth, inputHeight, USUAL_STRIDES.get(0));
  }

  /** The square input that gives so many boxes, at one or three a cell, if a usual one does. */
  static Optional<Integer> sideWithBoxes(int boxes) {
    for (int side : USUAL_SIDES) {
      if (withBoxes(side, side, boxes).isPresent()) {
        return Optional.of(side);
      }
    }
    return Optional.empty();
  }

  public int cells() {
    int cells = 0;
    for (int stride : strides) {
      cells += (inputWidth / stride) * (inputHeight / stride);
    }
    return cells;
  }

  /** {@code (cells, 3)}: column, row and stride of each cell. */
  public float[] cellTable() {
    float[] table = new float[3 * cells()];
    int index = 0;
    for (int stride : strides) {
      for (int row = 0; row < inputHeight / stride; row++) {
        for (int column = 0; column < inputWidth / stride; column++) {
          table[index++] = column;
          table[index++] = row;
          table[index++] = stride;
        }
      }
    }
    return table;
  }
}
