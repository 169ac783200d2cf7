package dev.squint.models.reference;

import dev.squint.core.frame.Image;

/**
 * Bilinear resize of colour images with half-pixel centres, rounded to whole pixel values as
 * OpenCV's {@code INTER_LINEAR} does, because detectors are trained behind it.
 *
 * <p>Works row by row: {@link #start} fixes the sizes, {@link #row} gives one row of the result.
 * Keeps the two source rows last resized, and the columns' taps as long as the widths stay. Not
 * thread-safe.
 */
final class BilinearScaler {
  private static final int WEIGHT_BITS = 11;
  private static final int ONE = 1 << WEIGHT_BITS;
  private static final int HALF = 1 << (2 * WEIGHT_BITS - 1);

  private Image image = new Image(1, 1, Image.COLOUR, new byte[Image.COLOUR]);
  private int width;
  private double rowRatio;
  private int tapsSourceWidth;
  private int[] leftOffsets = new int[0];
  private int[] rightOffsets = new int[0];
  private int[] rightWeights = new int[0];
  private int[] upper = new int[0];
  private int[] lower = new int[0];
  private int upperRow;
  private int lowerRow;

  /** Begins the resize of an image to {@code width x height}. */
  void start(Image source, int newWidth, int newHeight) {
    if (newWidth != width || source.width() != tapsSourceWidth) {
      computeTaps(source.width(), newWidth);
    }
    image = source;
    rowRatio = (double) source.height() / newHeight;
    upperRow = -1;
    lowerRow = -1;
  }

  /**
   * Writes one row of the resized image.
   *
   * @param y row of the result; rows are cheapest in ascending order
   * @param scale what pixel values are multiplied by
   * @param planes receives {@code 3 * width} values: a row of blue, of green, of red
   */
  void row(int y, float scale, float[] planes) {
    double centre = (y + 0.5) * rowRatio - 0.5;
    int above = (int) Math.floor(centre);
    int weight = (int) Math.round((centre - above) * ONE);
    load(Math.max(above, 0), Math.min(above + 1, image.height() - 1));
    int[] first = upper;
    int[] second = lower;
    int firstWeight = ONE - weight;
    for (int index = 0; index < Image.COLOUR * width; index++) {
      int sum = first[index] * firstWeight + second[index] * weight + HALF;
      planes[index] = (sum >> (2 * WEIGHT_BITS)) * scale;
    }
  }

  private void load(int newUpper, int newLower) {
    if (newUpper == lowerRow) {
      int[] swapped = upper;
      upper = lower;
      lower = swapped;
      int swappedRow = upperRow;
      upperRow = lowerRow;
      lowerRow = swappedRow;
    }
    if (newUpper != upperRow) {
      resizeRow(newUpper, upper);
      upperRow = newUpper;
    }
    if (newLower != lowerRow) {
      resizeRow(newLower, lower);
      lowerRow = newLower;
    }
  }

  private void resizeRow(int row, int[] planes) {
    byte[] pixels = image.pixels();
    int start = row * image.width() * Image.COLOUR;
    for (int x = 0; x < width; x++) {
      int left = start + leftOffsets[x];
      int right = start + rightOffsets[x];
      int rightWeight = rightWeights[x];
      int leftWeight = ONE - rightWeight;
      planes[x] = (pixels[left] & 0xFF) * leftWeight + (pixels[right] & 0xFF) * rightWeight;
      planes[width + x] =
          (pixels[left + 1] & 0xFF) * leftWeight + (pixels[right + 1] & 0xFF) * rightWeight;
      planes[2 * width + x] =
          (pixels[left + 2] & 0xFF) * leftWeight + (pixels[right + 2] & 0xFF) * rightWeight;
    }
  }

  private void computeTaps(int sourceWidth, int newWidth) {
    width = newWidth;
    tapsSourceWidth = sourceWidth;
    leftOffsets = new int[newWidth];
    rightOffsets = new int[newWidth];
    rightWeights = new int[newWidth];
    upper = new int[Image.COLOUR * newWidth];
    lower = new int[Image.COLOUR * newWidth];
    double ratio = (double) sourceWidth / newWidth;
    for (int x = 0; x < newWidth; x++) {
      double centre = (x + 0.5) * ratio - 0.5;
      int left = (int) Math.floor(centre);
      rightWeights[x] = (int) Math.round((centre - left) * ONE);
      leftOffsets[x] = Math.max(left, 0) * Image.COLOUR;
      rightOffsets[x] = Math.min(left + 1, sourceWidth - 1) * Image.COLOUR;
    }
  }
}
