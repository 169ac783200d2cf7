package dev.squint.models.training;

/**
 * How an image is varied each time it is shown; values in {@code [0, 1]}, drawn evenly up to the
 * bound except noise.
 *
 * @param gain brightness is multiplied by 1 plus or minus at most this
 * @param offset brightness is moved by at most this
 * @param colourOffset each channel is moved further by at most this
 * @param noise standard deviation of each value's own noise
 * @param shift pixels of the input that the image is moved by at most, each way
 */
public record AugmentationSettings(
    double gain, double offset, double colourOffset, double noise, int shift) {
  public AugmentationSettings {
    Requirements.between("gain", gain, 0, 0.9);
    Requirements.between("offset", offset, 0, 1);
    Requirements.between("colourOffset", colourOffset, 0, 1);
    Requirements.between("noise", noise, 0, 1);
    Requirements.atLeast("shift", shift, 0);
  }

  /**
   * A fixed camera's own changes, light and grain. It sees every place from one side only, so that
   * a network may learn what each place looks like: moving the image costs it that.
   */
  public static AugmentationSettings standard() {
    return new AugmentationSettings(0.1, 0.03, 0, 0.01, 0);
  }
}
