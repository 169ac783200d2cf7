package dev.squint.jobs.web.picture;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.jobs.web.fetch.FetchedFrame;

/** Makes small pictures of frames. Thread-safe. */
final class Tiles {
  /** Widest tile, in pixels. */
  static final int MAX_WIDTH = 400;

  /** A preview of at least this width is good enough to be the tile. */
  private static final int GOOD_WIDTH = 240;

  private static final int[] REDUCTIONS = {1, 2, 4, 8};

  private final FrameDecoder decoder;
  private final FrameEncoder encoder;

  Tiles(FrameDecoder decoder, FrameEncoder encoder) {
    this.decoder = decoder;
    this.encoder = encoder;
  }

  /** The tile of a frame: at most {@link #MAX_WIDTH} wide where JPEG scaling goes so far. */
  Picture tile(FetchedFrame frame) throws UnreadableFrameException {
    EncodedImage header = EncodedImage.inspect(frame.image());
    if (header.width() <= MAX_WIDTH) {
      return Picture.of(frame.image());
    }
    int previewWidth = previewWidth(frame.preview());
    if (previewWidth >= GOOD_WIDTH && previewWidth <= MAX_WIDTH) {
      return Picture.of(frame.preview());
    }
    Image small = decoder.decodeReduced(frame.image(), reduction(header.width()), Image.COLOUR);
    return Picture.of(encoder.encode(small));
  }

  /** The preview as the producer made it, else the tile. */
  Picture preview(FetchedFrame frame) throws UnreadableFrameException {
    return previewWidth(frame.preview()) > 0 ? Picture.of(frame.preview()) : tile(frame);
  }

  /** The least reduction that makes {@code width} at most {@link #MAX_WIDTH}; 8 when none does. */
  static int reduction(int width) {
    for (int reduction : REDUCTIONS) {
      if (PreviewGeometry.reduced(width, reduction) <= MAX_WIDTH) {
        return reduction;
      }
    }
    return REDUCTIONS[REDUCTIONS.length - 1];
  }

  /** Zero when it is no sound image. */
  private static int previewWidth(byte[] preview) {
    if (preview.length == 0) {
      return 0;
    }
    try {
      return EncodedImage.inspect(preview).width();
    } catch (UnreadableFrameException e) {
      return 0;
    }
  }
}
