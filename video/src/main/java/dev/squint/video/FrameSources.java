package dev.squint.video;

import dev.squint.video.source.FileFrameSource;
import dev.squint.video.source.FolderFrameSource;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.RtspFrameSource;
import dev.squint.video.source.SourceOptions;
import dev.squint.video.source.VideoReadException;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import dev.squint.video.synthetic.SimulatedFrameSource;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The door to all frame sources: the location says which kind is meant. */
public final class FrameSources {
  private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://.*");

  private FrameSources() {}

  /**
   * Opens {@code location}: a simulated camera ({@code sim:crossing?seed=7}), an {@code rtsp://} or
   * {@code rtsps://} address, a folder of images, or a video file.
   *
   * @throws VideoReadException when the location names nothing that can be opened
   */
  public static FrameSource open(String location, SourceOptions options)
      throws VideoReadException, InterruptedException {
    if (SimulatedCameraAddress.isSimulated(location)) {
      return simulated(location);
    }
    if (RtspFrameSource.isRtsp(location)) {
      return RtspFrameSource.open(location, options);
    }
    Matcher scheme = SCHEME.matcher(location);
    if (scheme.matches()) {
      throw new VideoReadException(
          "location %s has the scheme %s: only rtsp:// and rtsps:// addresses, folders and files can be read"
              .formatted(RtspFrameSource.withoutPassword(location), scheme.group(1)));
    }
    Path path = path(location);
    return Files.isDirectory(path)
        ? FolderFrameSource.open(path, options.folderFramesPerSecond())
        : FileFrameSource.open(path, options.decoderThreads());
  }

  private static FrameSource simulated(String location) throws VideoReadException {
    try {
      return SimulatedFrameSource.open(SimulatedCameraAddress.parse(location));
    } catch (IllegalArgumentException e) {
      throw new VideoReadException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Path path(String location) throws VideoReadException {
    try {
      return Path.of(location);
    } catch (InvalidPathException e) {
      throw new VideoReadException(
          "location \"%s\" is no file name: %s".formatted(location, e.getReason()), e);
    }
  }
}
