package dev.squint.jobs.bench.sample;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SentFrame;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Consecutive frames of footage as {@code squint ingest} sends them, held in memory. Immutable;
 * arrays are not to be modified.
 *
 * @param frames at least one, in order
 * @param width columns of a frame
 * @param height rows of a frame
 * @param framesPerSecond of the footage
 */
public record FootageSample(
    List<SampledFrame> frames, int width, int height, double framesPerSecond) {
  private static final double USUAL_RATE = 10;

  public FootageSample {
    frames = List.copyOf(frames);
  }

  /** One frame as it is sent: the JPEG, the small JPEG of its preview and that one's luma. */
  public record SampledFrame(byte[] jpeg, byte[] preview, byte[] luma) {}

  /**
   * Reads and encodes.
   *
   * @param most how many frames at most
   * @param plan that says how small previews are
   * @throws UserException when there is no frame in the range
   */
  public static FootageSample read(
      OfflineBackend backend,
      RecordingRequest recording,
      int most,
      Plan plan,
      BooleanSupplier stop,
      Progress progress)
      throws VideoReadException, InterruptedException {
    List<SampledFrame> frames = new ArrayList<>();
    try (FrameSource source = recording.footage().open(backend, recording.range().start())) {
      progress.expect(Math.min(most, source.announcedFrames().orElse(most)));
      int reduction = plan.previewReductionOf(source.width(), source.height());
      Optional<SourceFrame> next = source.next();
      while (next.isPresent()
          && next.get().index() < recording.range().end()
          && frames.size() < most
          && !stop.getAsBoolean()) {
        if (next.get().index() >= recording.range().start()) {
          frames.add(encoded(next.get(), backend, reduction));
          progress.frameDone();
        }
        next = source.next();
      }
      if (frames.isEmpty()) {
        throw new UserException(
            "%s has no frame in the range that was asked for".formatted(recording.location()));
      }
      double rate = source.framesPerSecond();
      return new FootageSample(
          frames, source.width(), source.height(), rate > 0 ? rate : USUAL_RATE);
    }
  }

  private static SampledFrame encoded(SourceFrame frame, OfflineBackend backend, int reduction) {
    FrameEncoder encoder = backend.encoder();
    byte[] jpeg = frame.sent().map(SentFrame::bytes).orElseGet(() -> encoder.encode(frame.image()));
    byte[] preview = encoder.encodePreview(frame.image(), reduction);
    return new SampledFrame(jpeg, preview, PlainLuma.sentWith(preview, backend.decoder()));
  }

  /** Mean bytes of a frame's JPEG. */
  public double meanBytes() {
    return frames.stream().mapToInt(frame -> frame.jpeg().length).average().orElseThrow();
  }

  /** Mean bytes of a preview's JPEG. */
  public double meanPreviewBytes() {
    return frames.stream().mapToInt(frame -> frame.preview().length).average().orElseThrow();
  }

  /** At most {@code count} frames, spread evenly over the sample. */
  public List<SampledFrame> spread(int count) {
    int taken = Math.min(count, frames.size());
    List<SampledFrame> spread = new ArrayList<>(taken);
    for (int i = 0; i < taken; i++) {
      spread.add(frames.get((int) ((long) i * frames.size() / taken)));
    }
    return spread;
  }
}
