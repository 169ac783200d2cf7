package dev.squint.video.source;

/**
 * What {@link FrameSources#open} needs beside the location; each kind of source takes what concerns
 * it.
 *
 * @param decoderThreads threads that decode one file or camera, at least 1
 * @param folderFramesPerSecond rate of a folder of images, above 0
 * @param rtsp connection of a camera
 * @param listener told about gaps of a camera
 */
public record SourceOptions(
    int decoderThreads, double folderFramesPerSecond, RtspOptions rtsp, SourceListener listener) {
  /** The rate of most recordings that were cut into images. */
  public static final double DEFAULT_FOLDER_RATE = 25;

  /** One thread, 25 images a second, {@link RtspOptions#DEFAULT}, nobody listening. */
  public static final SourceOptions DEFAULT =
      new SourceOptions(1, DEFAULT_FOLDER_RATE, RtspOptions.DEFAULT, SourceListener.NONE);

  public SourceOptions {
    if (decoderThreads < 1) {
      throw new IllegalArgumentException("decoder threads must be at least 1: " + decoderThreads);
    }
    if (!(folderFramesPerSecond > 0)) {
      throw new IllegalArgumentException(
          "frames per second must be above 0: %s".formatted(folderFramesPerSecond));
    }
  }

  /** These options with another number of decoding threads. */
  public SourceOptions withDecoderThreads(int threads) {
    return new SourceOptions(threads, folderFramesPerSecond, rtsp, listener);
  }

  /** These options with another rate for folders. */
  public SourceOptions withFolderFramesPerSecond(double rate) {
    return new SourceOptions(decoderThreads, rate, rtsp, listener);
  }

  /** These options with another camera connection. */
  public SourceOptions withRtsp(RtspOptions options) {
    return new SourceOptions(decoderThreads, folderFramesPerSecond, options, listener);
  }

  /** These options with {@code told} listening. */
  public SourceOptions withListener(SourceListener told) {
    return new SourceOptions(decoderThreads, folderFramesPerSecond, rtsp, told);
  }
}
