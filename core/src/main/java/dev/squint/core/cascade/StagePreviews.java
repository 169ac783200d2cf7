package dev.squint.core.cascade;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewReader;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.plan.Plan;

/**
 * A frame's preview as the stages of one plan need it: luma for the difference detector, which
 * looks at every frame, and colours for the specialized model, which looks at the few that the
 * detector lets through. Thread-safe.
 */
public final class StagePreviews {
  private final PreviewReader forFilter;
  private final PreviewReader forModel;

  /** The previews of {@code plan}'s frames. */
  public StagePreviews(FrameDecoder decoder, Plan plan) {
    forFilter = new PreviewReader(decoder, plan.previewReduction(), plan.filterChannels());
    forModel = new PreviewReader(decoder, plan.previewReduction(), Image.COLOUR);
  }

  /**
   * What the filter looks at.
   *
   * @param header what {@link EncodedImage#inspect} says of {@code frame}
   * @param frame the frame's bytes
   * @param preview the small JPEG beside it; empty when there is none
   * @param luma that preview's luma beside it; empty when there is none
   */
  public Image forFilter(EncodedImage header, byte[] frame, byte[] preview, byte[] luma)
      throws UnreadableFrameException {
    return forFilter.read(header, frame, preview, luma);
  }

  /**
   * What the specialized model looks at.
   *
   * @param filtered what {@link #forFilter} gave for the same frame
   * @return {@link Image#COLOUR} pixels
   */
  public Image forModel(Image filtered, EncodedImage header, byte[] frame, byte[] preview)
      throws UnreadableFrameException {
    return filtered.channels() == Image.COLOUR ? filtered : forModel.read(header, frame, preview);
  }
}
