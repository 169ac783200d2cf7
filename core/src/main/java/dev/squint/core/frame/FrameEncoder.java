package dev.squint.core.frame;

/**
 * Makes the bytes of a frame record: the JPEG and its preview. Implementations are thread-safe.
 *
 * <p>The file runner and the ingest both encode with this, so that a frame has the same pixels in
 * either.
 */
public interface FrameEncoder {
  /**
   * Encodes the full frame as JPEG.
   *
   * @param image {@link Image#COLOUR} pixels
   */
  byte[] encode(Image image);

  /**
   * Encodes the preview of a frame as a small JPEG.
   *
   * @param image {@link Image#COLOUR} pixels of the full frame
   * @param reduction 1, 2, 4 or 8: the preview has {@code ceil(width / reduction)} columns and
   *     {@code ceil(height / reduction)} rows
   */
  byte[] encodePreview(Image image, int reduction);
}
