package dev.squint.models.specialized;

import dev.squint.core.frame.Image;
import dev.squint.core.model.SpecializedModelSpec;

/**
 * Turns previews into a specialized network's input: cropped, resized, normalised, as planes of
 * floats. Training and scoring both feed the network through this. Not thread-safe.
 *
 * <p>Each axis is resized on its own: by area where it shrinks, else bilinearly with half-pixel
 * centres; columns first. Values are blue, green, red, or luma alone, in {@code [0, 1]} before
 * normalisation.
 */
public final class PreviewInput {
  private static final float BLUE_IN_LUMA = 0.114f;
  private static final float GREEN_IN_LUMA = 0.587f;
  private static final float RED_IN_LUMA = 0.299f;
  private static final float FULL_VALUE = 255;

  private final SpecializedModelSpec spec;
  private final int width;
  private final int height;
  private final int channels;
  private final float[] factors;
  private final float[] offsets;
  private int previewWidth;
  private int previewHeight;
  private AxisResampler columns = AxisResampler.of(1, 0, 1, 1);
  private AxisResampler rows = columns;

  /** Rows of the source after their columns are resized, {@code (rows, channels, width)}. */
  private float[] narrowed = new float[0];

  public PreviewInput(SpecializedModelSpec spec) {
    this.spec = spec;
    width = spec.inputWidth();
    height = spec.inputHeight();
    channels = spec.channels();
    factors = new float[channels];
    offsets = new float[channels];
    for (int channel = 0; channel < channels; channel++) {
      double deviation = spec.standardDeviation().get(channel);
      factors[channel] = (float) (1 / (FULL_VALUE * deviation));
      offsets[channel] = (float) (-spec.mean().get(channel) / deviation);
    }
  }

  /** Floats of one preview. */
  public int size() {
    return channels * width * height;
  }

  /**
   * Writes one preview.
   *
   * @param preview {@link Image#COLOUR} pixels of any size
   * @param target receives {@link #size} floats as {@code (channels, height, width)}
   * @param offset where in the target the preview begins
   */
  public void write(Image preview, float[] target, int offset) {
    if (preview.channels() != Image.COLOUR) {
      throw new IllegalArgumentException("a specialized model takes colour previews: " + preview);
    }
    fitTo(preview.width(), preview.height());
    for (int row = rows.first(); row < rows.end(); row++) {
      int start = (row - rows.first()) * channels * width;
      if (channels == Image.COLOUR) {
        narrowColour(preview, row, start);
      } else {
        narrowLuma(preview, row, start);
      }
    }
    for (int channel = 0; channel < channels; channel++) {
      for (int y = 0; y < height; y++) {
        blendRows(channel, y, target, offset + (channel * height + y) * width);
      }
    }
  }

  private void fitTo(int newWidth, int newHeight) {
    if (newWidth == previewWidth && newHeight == previewHeight) {
      return;
    }
    SpecializedModelSpec.Crop crop = spec.crop();
    columns = AxisResampler.of(newWidth, crop.x(), crop.width(), width);
    rows = AxisResampler.of(newHeight, crop.y(), crop.height(), height);
    narrowed = new float[(rows.end() - rows.first()) * channels * width];
    previewWidth = newWidth;
    previewHeight = newHeight;
  }

  private void narrowColour(Image preview, int row, int start) {
    byte[] pixels = preview.pixels();
    int taps = columns.taps();
    for (int x = 0; x < width; x++) {
      int pixel = (row * preview.width() + columns.start(x)) * Image.COLOUR;
      float blue = 0;
      float green = 0;
      float red = 0;
      for (int tap = 0; tap < taps; tap++, pixel += Image.COLOUR) {
        float weight = columns.weight(x, tap);
        blue += weight * (pixels[pixel] & 0xFF);
        green += weight * (pixels[pixel + 1] & 0xFF);
        red += weight * (pixels[pixel + 2] & 0xFF);
      }
      narrowed[start + x] = blue;
      narrowed[start + width + x] = green;
      narrowed[start + 2 * width + x] = red;
    }
  }

  private void narrowLuma(Image preview, int row, int start) {
    byte[] pixels = preview.pixels();
    int taps = columns.taps();
    for (int x = 0; x < width; x++) {
      int pixel = (row * preview.width() + columns.start(x)) * Image.COLOUR;
      float luma = 0;
      for (int tap = 0; tap < taps; tap++, pixel += Image.COLOUR) {
        luma +=
            columns.weight(x, tap)
                * (BLUE_IN_LUMA * (pixels[pixel] & 0xFF)
                    + GREEN_IN_LUMA * (pixels[pixel + 1] & 0xFF)
                    + RED_IN_LUMA * (pixels[pixel + 2] & 0xFF));
      }
      narrowed[start + x] = luma;
    }
  }

  private void blendRows(int channel, int y, float[] target, int offset) {
    float[] source = narrowed;
    for (int tap = 0; tap < rows.taps(); tap++) {
      int row = rows.start(y) + tap - rows.first();
      int start = (row * channels + channel) * width;
      float weight = rows.weight(y, tap) * factors[channel];
      float constant = offsets[channel];
      if (tap == 0) {
        for (int x = 0; x < width; x++) {
          target[offset + x] = source[start + x] * weight + constant;
        }
      } else {
        for (int x = 0; x < width; x++) {
          target[offset + x] += source[start + x] * weight;
        }
      }
    }
  }
}
