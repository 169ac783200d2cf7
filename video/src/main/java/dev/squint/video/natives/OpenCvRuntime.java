package dev.squint.video.natives;

import org.bytedeco.opencv.global.opencv_core;

/**
 * The process's OpenCV: loaded on first use and kept to the calling thread.
 *
 * <p>Parallelism comes from cameras and subtasks; OpenCV's own pool would only make them wait for
 * each other.
 */
public final class OpenCvRuntime {
  static {
    opencv_core.setNumThreads(1);
  }

  private OpenCvRuntime() {}

  /** Loads the libraries and applies the settings; does nothing the second time. */
  public static void load() {
    // The class initializer has done it.
  }
}
