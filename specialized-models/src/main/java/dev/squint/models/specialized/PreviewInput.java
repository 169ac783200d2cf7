package dev.squint.models.specialized;

import dev.squint.core.frame.Image;
import dev.squint.core.model.SpecializedModelSpec;
import java.util.Arrays;

/**
 * Turns previews into a specialized network's input: cropped, resized, normalised, as planes of
 * floats. Training and scoring both feed the network through this. Not thread-safe.
 *
 * <p>Each axis is resized on its own: by area where it shrinks, else bilinearly with half-pixel
 * centres; rows first. Values are blue, green, red, or luma alone, in {@code [0, 1]} before
 * normalisation.
 */
public final class PreviewInput {
  private static final float BLUE_IN_LUMA = 0.114f;
  private static final float GREEN_IN_LUMA = 0.587f;
  private static final float RED_IN_LUMA = 0.299f;
  private static final float FULL_VALUE = 255;
  private static final int THREE = 3;

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

  /** Values of source rows, of which {@code rows.taps()} follow each other, pixel by pixel. */
  private float[][] sourceRows = {};

  /** One row of the result before its columns are resized. */
  private float[] blended = {};

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
    int nextRow = rows.first();
    for (int y = 0; y < height; y++) {
      for (int end = rows.start(y) + rows.taps(); nextRow < end; nextRow++) {
        readRow(preview, nextRow, sourceRows[nextRow % sourceRows.length]);
      }
      blendRows(y);
      narrow(target, offset + y * width);
    }
  }

  private void fitTo(int newWidth, int newHeight) {
    if (newWidth == previewWidth && newHeight == previewHeight) {
      return;
    }
    SpecializedModelSpec.Crop crop = spec.crop();
    columns = AxisResampler.of(newWidth, crop.x(), crop.width(), width);
    rows = AxisResampler.of(newHeight, crop.y(), crop.height(), height);
    int rowLength = (columns.end() - columns.first()) * channels;
    sourceRows = new float[rows.taps()][rowLength];
    blended = new float[rowLength];
    previewWidth = newWidth;
    previewHeight = newHeight;
  }

  private void readRow(Image preview, int row, float[] values) {
    byte[] pixels = preview.pixels();
    int from = (row * preview.width() + columns.first()) * Image.COLOUR;
    if (channels == Image.COLOUR) {
      for (int i = 0; i < values.length; i++) {
        values[i] = pixels[from + i] & 0xFF;
      }
      return;
    }
    for (int i = 0, pixel = from; i < values.length; i++, pixel += Image.COLOUR) {
      values[i] =
          BLUE_IN_LUMA * (pixels[pixel] & 0xFF)
              + GREEN_IN_LUMA * (pixels[pixel + 1] & 0xFF)
              + RED_IN_LUMA * (pixels[pixel + 2] & 0xFF);
    }
  }

  private void blendRows(int y) {
    float[] sum = blended;
    Arrays.fill(sum, 0);
    for (int tap = 0; tap < rows.taps(); tap++) {
      float weight = rows.weight(y, tap);
      if (weight != 0) {
        float[] row = sourceRows[(rows.start(y) + tap) % sourceRows.length];
        for (int i = 0; i < sum.length; i++) {
          sum[i] += row[i] * weight;
        }
      }
    }
  }

  private void narrow(float[] target, int start) {
    if (channels == Image.LUMA) {
      narrowLuma(target, start);
    } else if (columns.taps() == THREE) {
      narrowColourByThree(target, start);
    } else {
      narrowColour(target, start);
    }
  }

  private void narrowColour(float[] target, int start) {
    float[] row = blended;
    float[] weights = columns.weights();
    int taps = columns.taps();
    int plane = width * height;
    for (int x = 0; x < width; x++) {
      int pixel = (columns.start(x) - columns.first()) * Image.COLOUR;
      float blue = 0;
      float green = 0;
      float red = 0;
      for (int tap = x * taps; tap < (x + 1) * taps; tap++, pixel += Image.COLOUR) {
        blue += weights[tap] * row[pixel];
        green += weights[tap] * row[pixel + 1];
        red += weights[tap] * row[pixel + 2];
      }
      target[start + x] = blue * factors[0] + offsets[0];
      target[start + plane + x] = green * factors[1] + offsets[1];
      target[start + 2 * plane + x] = red * factors[2] + offsets[2];
    }
  }

  /** The same for what shrinking by less than two takes, without an inner loop. */
  private void narrowColourByThree(float[] target, int start) {
    float[] row = blended;
    float[] weights = columns.weights();
    int plane = width * height;
    for (int x = 0; x < width; x++) {
      int p = (columns.start(x) - columns.first()) * Image.COLOUR;
      float a = weights[x * THREE];
      float b = weights[x * THREE + 1];
      float c = weights[x * THREE + 2];
      float blue = a * row[p] + b * row[p + 3] + c * row[p + 6];
      float green = a * row[p + 1] + b * row[p + 4] + c * row[p + 7];
      float red = a * row[p + 2] + b * row[p + 5] + c * row[p + 8];
      target[start + x] = blue * factors[0] + offsets[0];
      target[start + plane + x] = green * factors[1] + offsets[1];
      target[start + 2 * plane + x] = red * factors[2] + offsets[2];
    }
  }

  private void narrowLuma(float[] target, int start) {
    float[] row = blended;
    float[] weights = columns.weights();
    int taps = columns.taps();
    for (int x = 0; x < width; x++) {
      int pixel = columns.start(x) - columns.first();
      float luma = 0;
      for (int tap = x * taps; tap < (x + 1) * taps; tap++, pixel++) {
        luma += weights[tap] * row[pixel];
      }
      target[start + x] = luma * factors[0] + offsets[0];
    }
  }
}
