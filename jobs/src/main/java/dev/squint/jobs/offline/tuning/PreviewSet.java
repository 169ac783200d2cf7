package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.jobs.offline.tuning.work.ImageLog;
import dev.squint.jobs.options.UserException;
import dev.squint.models.training.PreviewSource;

/**
 * The previews of all frames at one reduction, as the ingest would send them. Thread-safe.
 *
 * @param key of the footage and the reduction
 * @param reduction 1, 2, 4 or 8
 * @param width columns
 * @param height rows
 * @param log the encoded previews; owned by who opened it
 * @param decoder what a cascade decodes with
 */
record PreviewSet(
    String key, int reduction, int width, int height, ImageLog log, FrameDecoder decoder)
    implements PreviewSource {

  /** The preview as a specialized model's cascade decodes it. */
  @Override
  public Image preview(int frame) {
    return preview(frame, Image.COLOUR);
  }

  /** The preview as a cascade decodes it that needs so many channels. */
  Image preview(int frame, int channels) {
    try {
      return decoder.decodeReduced(log.read(frame), 1, channels);
    } catch (UnreadableFrameException e) {
      throw new UserException(
          "the preview of frame %d in the work folder cannot be decoded: %s"
              .formatted(frame, e.getMessage()),
          e);
    }
  }
}
