package dev.squint.video.source;

import static org.bytedeco.ffmpeg.global.avutil.av_strerror;

import java.nio.charset.StandardCharsets;

/**
 * Thrown when FFmpeg refuses a step; the message is FFmpeg's own text or ours, without location.
 */
final class FfmpegException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final int TEXT_BYTES = 256;

  FfmpegException(String message) {
    super(message);
  }

  static FfmpegException of(int code) {
    return new FfmpegException(describe(code));
  }

  static String describe(int code) {
    byte[] text = new byte[TEXT_BYTES];
    av_strerror(code, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
