package dev.squint.video.natives;

import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_WARNING;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;
import static org.bytedeco.ffmpeg.global.avutil.setLogCallback;

import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.BytePointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process's FFmpeg: loaded on first use, its messages sent to the log at debug level instead of
 * standard error.
 *
 * <p>What matters in those messages reaches the caller as an exception or a damaged-frame count.
 */
public final class FfmpegRuntime {
  private static final Logger LOG = LoggerFactory.getLogger(FfmpegRuntime.class);

  // FFmpeg keeps only the address; the field keeps the callback alive. Retained, since this class
  // may
  // be loaded inside a pointer scope, whose end would free it.
  private static final LogCallback CALLBACK = new DebugLogCallback().retainReference();

  static {
    setLogCallback(CALLBACK);
    av_log_set_level(LOG.isDebugEnabled() ? AV_LOG_WARNING : AV_LOG_QUIET);
    avformat.avformat_network_init();
  }

  private FfmpegRuntime() {}

  /** Loads the libraries and redirects the messages; does nothing the second time. */
  public static void load() {
    // The class initializer has done it.
  }

  /** The receiver of FFmpeg's messages; called on any thread, FFmpeg's own included. */
  private static final class DebugLogCallback extends LogCallback {
    @Override
    public void call(int level, BytePointer message) {
      if (LOG.isDebugEnabled() && level <= AV_LOG_WARNING) {
        LOG.debug("ffmpeg: {}", message.getString().strip());
      }
    }
  }
}
