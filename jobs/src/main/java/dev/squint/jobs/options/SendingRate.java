package dev.squint.jobs.options;

/**
 * How fast the frames of a recording are sent: at the pace they were taken, at a fixed rate, or as
 * fast as they are taken in. Cameras send as they come.
 *
 * @param framesPerSecond above 0; NaN for the recording's own pace, infinite for no limit
 */
public record SendingRate(double framesPerSecond) {
  /** At the pace the frames were taken. */
  public static final SendingRate OWN_PACE = new SendingRate(Double.NaN);

  /** Without limit. */
  public static final SendingRate UNLIMITED = new SendingRate(Double.POSITIVE_INFINITY);

  private static final String OWN_PACE_WORD = "source";
  private static final String UNLIMITED_WORD = "max";

  public SendingRate {
    if (framesPerSecond <= 0) {
      throw new IllegalArgumentException(
          "a rate is above 0 frames a second: %s".formatted(framesPerSecond));
    }
  }

  /** Reads {@code source}, {@code max} or a number of frames a second. */
  public static SendingRate parse(String text) {
    if (text.equals(OWN_PACE_WORD)) {
      return OWN_PACE;
    }
    if (text.equals(UNLIMITED_WORD)) {
      return UNLIMITED;
    }
    try {
      double rate = Double.parseDouble(text);
      if (Double.isFinite(rate)) {
        return new SendingRate(rate);
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(
        "a rate is a number of frames a second, %s or %s: \"%s\""
            .formatted(OWN_PACE_WORD, UNLIMITED_WORD, text));
  }

  public boolean isOwnPace() {
    return Double.isNaN(framesPerSecond);
  }

  public boolean isUnlimited() {
    return Double.isInfinite(framesPerSecond);
  }
}
