package dev.squint.core.frame;

import java.util.Optional;

/**
 * Gets a frame's preview the cheapest way: from its luma beside the frame, from the small JPEG
 * there, when there is one of the right size, else from the frame itself at reduced scale.
 * Thread-safe.
 */
public final class PreviewReader {
  private final FrameDecoder decoder;
  private final int reduction;
  private final int channels;

  /**
   * A reader of previews.
   *
   * @param reduction 1, 2, 4 or 8; 0 to choose by the frame's size
   * @param channels {@link Image#LUMA} or {@link Image#COLOUR}
   */
  public PreviewReader(FrameDecoder decoder, int reduction, int channels) {
    this.decoder = decoder;
    this.reduction = reduction == 0 ? 0 : PreviewGeometry.requireReduction(reduction);
    this.channels = channels;
  }

  /**
   * The preview of a frame.
   *
   * @param header what {@link EncodedImage#inspect} says of {@code frame}
   * @param frame the frame's bytes
   * @param preview the small JPEG beside it; empty when there is none
   */
  public Image read(EncodedImage header, byte[] frame, byte[] preview)
      throws UnreadableFrameException {
    int effective = reduction(header);
    if (preview.length > 0) {
      try {
        if (fits(header, EncodedImage.inspect(preview), effective)) {
          return decoder.decodeReduced(preview, 1, channels);
        }
      } catch (UnreadableFrameException e) {
        // a broken preview is no loss while the frame itself is sound
        return decoder.decodeReduced(frame, effective, channels);
      }
    }
    return decoder.decodeReduced(frame, effective, channels);
  }

  /**
   * The preview of a frame that may have its luma beside it too.
   *
   * @param luma in the form of {@link PlainLuma}; empty when there is none
   */
  public Image read(EncodedImage header, byte[] frame, byte[] preview, byte[] luma)
      throws UnreadableFrameException {
    if (channels == Image.LUMA && luma.length > 0) {
      int effective = reduction(header);
      Optional<Image> plain =
          PlainLuma.read(
              luma,
              PreviewGeometry.reduced(header.width(), effective),
              PreviewGeometry.reduced(header.height(), effective));
      if (plain.isPresent()) {
        return plain.get();
      }
    }
    return read(header, frame, preview);
  }

  private int reduction(EncodedImage header) {
    return reduction == 0
        ? PreviewGeometry.automaticReduction(header.width(), header.height())
        : reduction;
  }

  private static boolean fits(EncodedImage header, EncodedImage preview, int reduction) {
    return preview.width() == PreviewGeometry.reduced(header.width(), reduction)
        && preview.height() == PreviewGeometry.reduced(header.height(), reduction);
  }
}
