package dev.squint.models.reference;

import dev.squint.core.frame.Image;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Turns frames into a network's input: resized keeping their aspect, padded, as planes of floats in
 * the order and range of the family. Not thread-safe.
 */
public final class Letterbox {
  private final DetectorFamily family;
  private final int inputWidth;
  private final int inputHeight;
  private final BilinearScaler scaler = new BilinearScaler();
  private final float[] paddingRow;
  private final float[] planes;

  public Letterbox(DetectorFamily family, int inputWidth, int inputHeight) {
    this.family = family;
    this.inputWidth = inputWidth;
    this.inputHeight = inputHeight;
    paddingRow = new float[inputWidth];
    Arrays.fill(paddingRow, DetectorFamily.PADDING * family.pixelScale());
    planes = new float[Image.COLOUR * inputWidth];
  }

  /** Floats of one frame. */
  public int size() {
    return Image.COLOUR * inputWidth * inputHeight;
  }

  /** Where a frame of this size lies in the input. */
  public Placement place(int imageWidth, int imageHeight) {
    double scale = Math.min((double) inputWidth / imageWidth, (double) inputHeight / imageHeight);
    int width = resized(imageWidth * scale, inputWidth);
    int height = resized(imageHeight * scale, inputHeight);
    int left = family.isCentred() ? (inputWidth - width) / 2 : 0;
    int top = family.isCentred() ? (inputHeight - height) / 2 : 0;
    return new Placement(scale, left, top, width, height);
  }

  /** YOLOX cuts off, even 233.99999999999997; its own preprocessing does, and so it was trained. */
  private int resized(double side, int limit) {
    long whole = family.isCentred() ? Math.round(side) : (long) side;
    return (int) Math.max(1, Math.min(whole, limit));
  }

  /**
   * Writes one frame.
   *
   * @param image {@link Image#COLOUR} pixels
   * @param target receives {@link #size} floats as {@code (3, height, width)}
   * @param offset where in the target the frame begins
   */
  public Placement write(Image image, FloatBuffer target, int offset) {
    Placement placement = place(image.width(), image.height());
    scaler.start(image, placement.width(), placement.height());
    int below = placement.top() + placement.height();
    for (int y = 0; y < placement.top(); y++) {
      pad(target, offset, y, 0, inputWidth);
    }
    for (int y = placement.top(); y < below; y++) {
      scaler.row(y - placement.top(), family.pixelScale(), planes);
      writeRow(placement, y, target, offset);
    }
    for (int y = below; y < inputHeight; y++) {
      pad(target, offset, y, 0, inputWidth);
    }
    return placement;
  }

  private void writeRow(Placement placement, int y, FloatBuffer target, int offset) {
    int width = placement.width();
    int right = placement.left() + width;
    pad(target, offset, y, 0, placement.left());
    pad(target, offset, y, right, inputWidth - right);
    for (int channel = 0; channel < Image.COLOUR; channel++) {
      int plane = family.isRedFirst() ? Image.COLOUR - 1 - channel : channel;
      int position = offset + (plane * inputHeight + y) * inputWidth + placement.left();
      target.put(position, planes, channel * width, width);
    }
  }

  private void pad(FloatBuffer target, int offset, int y, int x, int length) {
    for (int plane = 0; plane < Image.COLOUR && length > 0; plane++) {
      target.put(offset + (plane * inputHeight + y) * inputWidth + x, paddingRow, 0, length);
    }
  }

  /**
   * Where a resized frame lies in the input.
   *
   * @param scale input pixels a frame pixel
   * @param left padding left of it, input pixels
   * @param top padding above it, input pixels
   * @param width its columns
   * @param height its rows
   */
  public record Placement(double scale, int left, int top, int width, int height) {
    float toFrameX(float inputX) {
      return (float) ((inputX - left) / scale);
    }

    float toFrameY(float inputY) {
      return (float) ((inputY - top) / scale);
    }
  }
}
