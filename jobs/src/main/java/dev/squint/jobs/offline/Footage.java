package dev.squint.jobs.offline;

import dev.squint.core.frame.CameraId;
import dev.squint.jobs.offline.labels.LabelIdentity;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import java.util.Optional;

/** Frames of one camera that can be read again and again, the same ones each time. Immutable. */
public interface Footage {
  /** Where it is, for messages. */
  String location();

  /** A short name, for the manifests of labels. */
  String name();

  /** The camera that it is of, where it says so itself. */
  default Optional<CameraId> camera() {
    return Optional.empty();
  }

  /**
   * The checksum that labels and tuning know the content by.
   *
   * @throws dev.squint.jobs.options.UserException when it cannot be read
   */
  String sha256();

  /** The simulated camera that draws it, if one does: its exact truth is known. */
  default Optional<SimulatedCameraAddress> simulated() {
    return Optional.empty();
  }

  /** How a frame's pixels reach the reference model; part of the identity of labels. */
  default String pixels() {
    return LabelIdentity.PIXELS;
  }

  /**
   * Opens it for reading from {@code firstFrame} on, or from before; the caller closes the source.
   */
  FrameSource open(OfflineBackend backend, long firstFrame)
      throws VideoReadException, InterruptedException;
}
