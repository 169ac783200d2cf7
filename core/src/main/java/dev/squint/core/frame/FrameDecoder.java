package dev.squint.core.frame;

/**
 * Turns encoded frames (JPEG or PNG) into pixels. Implementations are thread-safe and keep no
 * native memory between calls; results are plain arrays owned by the caller.
 */
public interface FrameDecoder {
  /**
   * Decodes the whole image in colour.
   *
   * @param encoded a JPEG or PNG; not modified
   * @return {@link Image#COLOUR} pixels at full size
   * @throws UnreadableFrameException when the bytes are not a sound image
   */
  Image decode(byte[] encoded) throws UnreadableFrameException;

  /**
   * Decodes the image at {@code 1 / reduction} of its size; a JPEG is scaled in the DCT domain and
   * never exists at full size.
   *
   * @param encoded a JPEG or PNG; not modified
   * @param reduction 1, 2, 4 or 8; the result has {@code ceil(width / reduction)} columns and
   *     {@code ceil(height / reduction)} rows
   * @param channels {@link Image#LUMA} or {@link Image#COLOUR}
   * @throws UnreadableFrameException when the bytes are not a sound image
   */
  Image decodeReduced(byte[] encoded, int reduction, int channels) throws UnreadableFrameException;
}
