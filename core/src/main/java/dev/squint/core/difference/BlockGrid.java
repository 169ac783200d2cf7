package dev.squint.core.difference;

/**
 * The blocks that a preview is divided into, in equal parts as far as whole pixels allow.
 *
 * @param columns blocks a row, 1 to {@value #MAX_SIDE}
 * @param rows blocks a column, 1 to {@value #MAX_SIDE}
 */
public record BlockGrid(int columns, int rows) {
  static final int MAX_SIDE = 64;

  public BlockGrid {
    if (columns < 1 || rows < 1 || columns > MAX_SIDE || rows > MAX_SIDE) {
      throw new IllegalArgumentException(
          "a block grid has 1 to %d columns and rows: %dx%d".formatted(MAX_SIDE, columns, rows));
    }
  }

  public int blocks() {
    return columns * rows;
  }

  /** First pixel column of block column {@code column} in an image of {@code width} columns. */
  int left(int column, int width) {
    return column * width / columns;
  }

  /** First pixel row of block row {@code row} in an image of {@code height} rows. */
  int top(int row, int height) {
    return row * height / rows;
  }

  /** This grid, with no more columns and rows than an image has pixels. */
  BlockGrid fittedTo(int width, int height) {
    return columns <= width && rows <= height
        ? this
        : new BlockGrid(Math.min(columns, width), Math.min(rows, height));
  }
}
