package dev.squint.jobs.offline;

import dev.squint.jobs.offline.labels.RecordingChecksum;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
import java.nio.file.Path;

/**
 * Footage in files.
 *
 * @param path a video file or a folder of images
 * @param folderFramesPerSecond the rate of a folder of images, above 0
 */
public record Recording(Path path, double folderFramesPerSecond) implements Footage {
  @Override
  public String location() {
    return path.toString();
  }

  @Override
  public String name() {
    return String.valueOf(path.toAbsolutePath().normalize().getFileName());
  }

  @Override
  public String sha256() {
    return RecordingChecksum.of(path);
  }

  @Override
  public FrameSource open(OfflineBackend backend, long firstFrame)
      throws VideoReadException, InterruptedException {
    return backend.openRecording(location(), folderFramesPerSecond);
  }
}
