package dev.squint.jobs.bench.load;

import dev.squint.core.frame.Image;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.options.UserException;
import dev.squint.video.FrameSources;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.SourceOptions;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes clips of the first frames of scenes, encoded as {@code squint ingest} encodes them. */
final class ClipRecorder {
  private final JpegFrameEncoder encoder = new JpegFrameEncoder();
  private final JpegFrameDecoder decoder = new JpegFrameDecoder();

  /**
   * Records a clip.
   *
   * @param frames most of them, at least 1
   * @param stop leaves the rest out, but not the first
   * @throws UserException when the location cannot be read or holds no frame
   */
  Clip record(LoadScene scene, int frames, BooleanSupplier stop) throws InterruptedException {
    List<ClipFrame> recorded = new ArrayList<>();
    Plan plan = scene.plan().plan();
    try (FrameSource source = FrameSources.open(scene.location(), SourceOptions.DEFAULT)) {
      Optional<SourceFrame> next = source.next();
      while (next.isPresent() && recorded.size() < frames) {
        Image image = next.get().image();
        byte[] preview =
            encoder.encodePreview(image, plan.previewReductionOf(image.width(), image.height()));
        recorded.add(
            new ClipFrame(encoder.encode(image), preview, PlainLuma.sentWith(preview, decoder)));
        if (stop.getAsBoolean()) {
          break;
        }
        next = source.next();
      }
    } catch (VideoReadException e) {
      throw new UserException(String.valueOf(e.getMessage()), e);
    }
    if (recorded.isEmpty()) {
      throw new UserException("%s holds no frames".formatted(scene.location()));
    }
    return new Clip(scene.name(), recorded);
  }
}
