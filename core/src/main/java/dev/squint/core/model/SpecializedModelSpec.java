package dev.squint.core.model;

import java.util.List;

/**
 * Everything but the weights of a specialized model: a shallow CNN of strided convolutions, one
 * dense layer, and one calibrated sigmoid a query.
 *
 * <p>Layout: a preview is cropped to {@code crop}, resized (area when shrinking, else bilinear) to
 * {@code inputWidth x inputHeight}, divided by 255, normalised by {@code mean} and {@code
 * standardDeviation}, and fed as NCHW. Each convolution pads by half its kernel and is followed by
 * a ReLU; then the maps are flattened, a dense layer of {@code denseUnits} with ReLU, and a dense
 * layer with one logit a query.
 *
 * @param parameters name of the bundle entry that holds the weights
 * @param sha256 checksum of that entry, 64 hexadecimal digits
 * @param inputWidth columns of the input, 8 to 256
 * @param inputHeight rows of the input, 8 to 256
 * @param channels 1 (luma) or 3 (blue, green, red)
 * @param crop part of the preview the network sees
 * @param convolutions first to last, 1 to 8
 * @param denseUnits width of the hidden dense layer, at least 1
 * @param mean one a channel, of values in {@code [0, 1]}
 * @param standardDeviation one a channel, positive
 * @param calibrations one a query, in the plan's order of queries
 */
public record SpecializedModelSpec(
    String parameters,
    String sha256,
    int inputWidth,
    int inputHeight,
    int channels,
    Crop crop,
    List<Convolution> convolutions,
    int denseUnits,
    List<Double> mean,
    List<Double> standardDeviation,
    List<Calibration> calibrations) {
  private static final int MIN_SIDE = 8;
  private static final int MAX_SIDE = 256;
  private static final int MAX_CONVOLUTIONS = 8;

  public SpecializedModelSpec {
    requireBetween("inputWidth", inputWidth, MIN_SIDE, MAX_SIDE);
    requireBetween("inputHeight", inputHeight, MIN_SIDE, MAX_SIDE);
    convolutions = List.copyOf(convolutions);
    mean = List.copyOf(mean);
    standardDeviation = List.copyOf(standardDeviation);
    calibrations = List.copyOf(calibrations);
    requireBetween("convolutions", convolutions.size(), 1, MAX_CONVOLUTIONS);
    requireBetween("denseUnits", denseUnits, 1, 4096);
    if (channels != 1 && channels != 3) {
      throw new IllegalArgumentException("channels must be 1 or 3: " + channels);
    }
    if (mean.size() != channels || standardDeviation.size() != channels) {
      throw new IllegalArgumentException(
          "mean and standardDeviation need %d values: %s, %s"
              .formatted(channels, mean, standardDeviation));
    }
    if (standardDeviation.stream().anyMatch(value -> !(value > 0))) {
      throw new IllegalArgumentException(
          "standardDeviation must be positive: " + standardDeviation);
    }
    if (calibrations.isEmpty()) {
      throw new IllegalArgumentException("a specialized model answers at least one query");
    }
  }

  private static void requireBetween(String name, int value, int low, int high) {
    if (value < low || value > high) {
      throw new IllegalArgumentException(
          "%s must be between %d and %d: %d".formatted(name, low, high, value));
    }
  }

  /** A square convolution followed by a ReLU; {@code stride} 2 halves the maps. */
  public record Convolution(int filters, int kernel, int stride) {
    public Convolution {
      requireBetween("filters", filters, 1, 512);
      requireBetween("kernel", kernel, 1, 11);
      requireBetween("stride", stride, 1, 4);
    }
  }

  /** A rectangle in unit coordinates: {@code [0, 1]} from the top left corner of the frame. */
  public record Crop(double x, double y, double width, double height) {
    public static final Crop WHOLE = new Crop(0, 0, 1, 1);

    public Crop {
      boolean inside = x >= 0 && y >= 0 && width > 0 && height > 0;
      if (!inside || x + width > 1 + 1e-9 || y + height > 1 + 1e-9) {
        throw new IllegalArgumentException(
            "crop must lie inside the unit square: x %s, y %s, width %s, height %s"
                .formatted(x, y, width, height));
      }
    }
  }

  /**
   * Platt scaling of one logit: {@code score = 1 / (1 + exp(-(slope * logit + intercept)))}.
   *
   * @param slope positive
   */
  public record Calibration(double slope, double intercept) {
    public static final Calibration IDENTITY = new Calibration(1, 0);

    public Calibration {
      if (!(slope > 0)) {
        throw new IllegalArgumentException("calibration slope must be positive: " + slope);
      }
    }
  }
}
