package dev.squint.video.source;

import java.util.Locale;

/**
 * What a stream's header says.
 *
 * @param framesPerSecond NaN when not stated
 * @param codec FFmpeg's short name, for example h264
 */
record VideoFormat(int width, int height, double framesPerSecond, String codec) {
  @Override
  public String toString() {
    String rate =
        Double.isNaN(framesPerSecond)
            ? "unknown rate"
            : String.format(Locale.ROOT, "%.4g frames a second", framesPerSecond);
    return "%dx%d, %s, %s".formatted(width, height, rate, codec);
  }
}
