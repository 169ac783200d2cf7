package dev.squint.optimizer.difference;

import dev.squint.core.frame.Image;

/** The previews of some footage, as difference detectors see them. */
@FunctionalInterface
public interface LumaSource {
  /**
   * The preview of one frame.
   *
   * @param frame its index in the footage
   * @return a {@link Image#LUMA} image as {@code LumaPreview} makes it, of one size for all frames;
   *     not to be modified
   */
  Image luma(int frame);
}
