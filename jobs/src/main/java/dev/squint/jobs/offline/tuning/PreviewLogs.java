package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.jobs.offline.FrameObserver;
import dev.squint.jobs.offline.tuning.work.ImageLog;
import dev.squint.video.source.SourceFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the previews of frames that pass to logs, as the ingest would encode them, and a few full
 * frames; what the logs hold already is not encoded again. One thread; the logs are not its own.
 */
final class PreviewLogs implements FrameObserver {
  /** Full frames are kept of every so manieth frame. */
  static final int SAMPLE_EVERY = 10;

  static final int SAMPLES = 24;

  private final FrameEncoder encoder;
  private final Map<Integer, ImageLog> byReduction;
  private final ImageLog samples;
  private final List<Long> presentationMicros = new ArrayList<>();
  private int position;

  PreviewLogs(FrameEncoder encoder, Map<Integer, ImageLog> byReduction, ImageLog samples) {
    this.encoder = encoder;
    this.byReduction = byReduction;
    this.samples = samples;
  }

  @Override
  public void onFrame(SourceFrame frame) {
    Image image = frame.image();
    byReduction.forEach(
        (reduction, log) -> {
          if (log.size() == position) {
            log.append(encoder.encodePreview(image, reduction));
          }
        });
    if (position == (long) samples.size() * SAMPLE_EVERY && samples.size() < SAMPLES) {
      samples.append(encoder.encode(image));
    }
    presentationMicros.add(frame.presentationMicros());
    position++;
  }

  /** The rate by the frames' own times; NaN when there is one frame at most. */
  double framesPerSecond() {
    if (presentationMicros.size() < 2) {
      return Double.NaN;
    }
    long span = presentationMicros.get(presentationMicros.size() - 1) - presentationMicros.get(0);
    return (presentationMicros.size() - 1) * 1e6 / span;
  }
}
