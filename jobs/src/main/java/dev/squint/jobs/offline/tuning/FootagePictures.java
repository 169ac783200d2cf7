package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.Image;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.work.JsonCodec;
import dev.squint.optimizer.report.FramePictures;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The frames that a report shows, with what the reference model finds in them. They are read from
 * the footage in one pass.
 *
 * @param pictures by frame, counted from the first that was used
 */
record FootagePictures(Map<Integer, Picture> pictures) implements FramePictures {
  static final JsonCodec<FootagePictures> CODEC =
      new JsonCodec<>("pictures", FootagePictures.class);

  FootagePictures {
    pictures = Map.copyOf(pictures);
  }

  /**
   * A frame.
   *
   * @param jpeg owned, not to be modified
   */
  record Picture(byte[] jpeg, List<DetectedObject> objects) {}

  /**
   * Reads frames.
   *
   * @param frames ascending, counted from the first that was used
   * @param fromFrame index of that one in the footage
   * @param stop true ends the reading early; the frames that were not reached have no picture
   * @param progress told about each frame that was passed
   */
  static FootagePictures read(
      TuningRequest request,
      OfflineBackend backend,
      long fromFrame,
      int[] frames,
      BooleanSupplier stop,
      Progress progress)
      throws VideoReadException, InterruptedException {
    Map<Integer, Picture> pictures = new HashMap<>();
    if (frames.length == 0) {
      return new FootagePictures(pictures);
    }
    long last = fromFrame + frames[frames.length - 1];
    progress.expect(last + 1 - fromFrame - frames[0]);
    try (ReferenceDetector reference = backend.openReference(request.reference().model());
        FrameSource source = request.recording().footage().open(backend, fromFrame + frames[0])) {
      Optional<SourceFrame> next = source.next();
      while (next.isPresent() && next.get().index() <= last && !stop.getAsBoolean()) {
        int frame = (int) (next.get().index() - fromFrame);
        if (Arrays.binarySearch(frames, frame) >= 0) {
          pictures.put(frame, picture(next.get().image(), backend, reference));
        }
        progress.frameDone();
        next = source.next();
      }
    }
    return new FootagePictures(pictures);
  }

  private static Picture picture(Image image, OfflineBackend backend, ReferenceDetector reference) {
    return new Picture(backend.encoder().encode(image), reference.detect(List.of(image)).get(0));
  }

  @Override
  public Optional<byte[]> jpeg(int frame) {
    return Optional.ofNullable(pictures.get(frame)).map(Picture::jpeg);
  }

  @Override
  public List<DetectedObject> objects(int frame) {
    return Optional.ofNullable(pictures.get(frame)).map(Picture::objects).orElse(List.of());
  }
}
