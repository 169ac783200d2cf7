package dev.squint.jobs.ingest;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import java.util.List;
import java.util.Optional;

/**
 * Encodes frames within the size that topics take: at the usual quality, and where that is too
 * large at the lower ones. Not thread-safe.
 */
final class FittingEncoder {
  private final List<? extends FrameEncoder> encoders;
  private final int maxBytes;
  private final int previewReduction;
  private long recompressed;
  private long refused;

  /**
   * An encoder for one camera.
   *
   * @param encoders from the best quality to the worst
   * @param previewReduction 1, 2, 4 or 8; 0 to choose by the frame's size
   */
  FittingEncoder(List<? extends FrameEncoder> encoders, int previewReduction) {
    this(encoders, previewReduction, EncodedImage.MAX_BYTES);
  }

  FittingEncoder(List<? extends FrameEncoder> encoders, int previewReduction, int maxBytes) {
    this.encoders = List.copyOf(encoders);
    this.previewReduction = previewReduction;
    this.maxBytes = maxBytes;
  }

  /** The frame as JPEG; empty, and counted, when it is too large at every quality. */
  Optional<byte[]> encode(Image image) {
    for (int i = 0; i < encoders.size(); i++) {
      byte[] jpeg = encoders.get(i).encode(image);
      if (jpeg.length <= maxBytes) {
        recompressed += i > 0 ? 1 : 0;
        return Optional.of(jpeg);
      }
    }
    refused++;
    return Optional.empty();
  }

  /** The frame's preview as JPEG. */
  byte[] encodePreview(Image image) {
    int reduction =
        previewReduction == IngestSettings.AUTOMATIC_REDUCTION
            ? PreviewGeometry.automaticReduction(image.width(), image.height())
            : previewReduction;
    return encoders.get(0).encodePreview(image, reduction);
  }

  /** Frames that only a lower quality made fit. */
  long recompressed() {
    return recompressed;
  }

  /** Frames that nothing made fit. */
  long refused() {
    return refused;
  }
}
