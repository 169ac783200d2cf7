package dev.squint.video.synthetic.scene;

/**
 * Something that stands in the picture and hides what is behind it.
 *
 * @param depth how far away its foot is, metres
 * @param left first column
 * @param top first row
 * @param width columns
 * @param height rows
 * @param alpha {@code height * width} bytes: how much of each pixel it covers, 255 is all
 */
public record Occluder(double depth, int left, int top, int width, int height, byte[] alpha) {
  /** How much of a pixel of the frame is covered, 0 to 255. */
  public int at(int column, int row) {
    int x = column - left;
    int y = row - top;
    return x < 0 || y < 0 || x >= width || y >= height ? 0 : alpha[y * width + x] & 0xFF;
  }
}
