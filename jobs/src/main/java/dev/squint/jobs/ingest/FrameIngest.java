package dev.squint.jobs.ingest;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.wire.Topics;
import dev.squint.video.FrameSources;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.SourceOptions;
import dev.squint.video.source.VideoReadException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the frames of one source to its camera's topic until the source ends or it is told to stop.
 *
 * <p>A frame's timestamp is its capture time: for a recording the start time plus the frame's time
 * in the recording, for a live camera the time at which it arrived. One thread runs it; the topic
 * must exist.
 */
public final class FrameIngest {
  private static final Logger LOG = LoggerFactory.getLogger(FrameIngest.class);
  private static final int[] LOWER_QUALITIES = {75, 50, 25};

  private final IngestSettings settings;
  private final SourceOptions sourceOptions;
  private final Clock clock;
  private final FrameDecoder decoder = new JpegFrameDecoder();
  private final FittingEncoder encoder;

  private volatile boolean stopped;
  private volatile @Nullable FrameSource open;
  private long read;
  private long sent;
  private long bytes;
  private long startNanos;

  /**
   * An ingest that has not begun.
   *
   * @param clock says what time it is for recordings without a start time and for live cameras
   */
  public FrameIngest(IngestSettings settings, SourceOptions sourceOptions, Clock clock) {
    this.settings = settings;
    this.sourceOptions = sourceOptions;
    this.clock = clock;
    encoder =
        new FittingEncoder(
            List.of(
                new JpegFrameEncoder(),
                new JpegFrameEncoder(LOWER_QUALITIES[0]),
                new JpegFrameEncoder(LOWER_QUALITIES[1]),
                new JpegFrameEncoder(LOWER_QUALITIES[2])),
            settings.previewReduction());
  }

  /**
   * Sends all frames and waits until the broker has them.
   *
   * @param listener told after each frame
   * @return the final counts
   * @throws VideoReadException when the source cannot be read; the frames before are sent
   */
  public IngestProgress run(String bootstrap, Topics topics, Consumer<IngestProgress> listener)
      throws VideoReadException, InterruptedException {
    try (FrameProducer producer = new FrameProducer(bootstrap, topics, settings.camera())) {
      startNanos = System.nanoTime();
      try {
        sendAll(producer, listener);
      } finally {
        producer.flush();
      }
    }
    return progress();
  }

  /** Ends {@link #run} in good order after the frame at hand; any thread may call this. */
  public void stop() {
    stopped = true;
    FrameSource source = open;
    if (source != null) {
      source.close();
    }
  }

  private void sendAll(FrameProducer producer, Consumer<IngestProgress> listener)
      throws VideoReadException, InterruptedException {
    FramePacer pacer = new FramePacer(settings.rate(), System::nanoTime);
    CaptureTimeline timeline = null;
    boolean again = true;
    while (again && !stopped) {
      try (FrameSource source = FrameSources.open(settings.location(), sourceOptions)) {
        open = source;
        if (timeline == null) {
          LOG.info("camera {} reads {}", settings.camera(), source.describe());
          timeline = new CaptureTimeline(startTime(), source.framesPerSecond());
        } else {
          timeline.repeat();
        }
        long before = read;
        sendOnce(source, new Destination(producer, pacer, timeline, listener));
        again = settings.loop() && !settings.isLive() && read > before;
      } finally {
        open = null;
      }
    }
  }

  private Instant startTime() {
    return settings.startTime().orElseGet(clock::instant);
  }

  /** Where the frames of one reading of the source go. */
  private record Destination(
      FrameProducer producer,
      FramePacer pacer,
      CaptureTimeline timeline,
      Consumer<IngestProgress> listener) {}

  private void sendOnce(FrameSource source, Destination to)
      throws VideoReadException, InterruptedException {
    while (!stopped) {
      Optional<SourceFrame> next = source.next();
      if (next.isEmpty()) {
        return;
      }
      Image image = next.get().image();
      long micros = to.timeline().advance(next.get().presentationMicros());
      long capturedAt = settings.isLive() ? clock.millis() : to.timeline().captureMillis(micros);
      Optional<byte[]> jpeg = encoder.encode(image);
      if (jpeg.isPresent()) {
        byte[] preview = encoder.encodePreview(image);
        if (!settings.isLive()) {
          to.pacer().await(read, micros, () -> stopped);
        }
        send(
            to.producer(),
            new EncodedFrame(
                jpeg.get(), preview, PlainLuma.sentWith(preview, decoder), read, capturedAt));
      } else {
        refuse(image);
      }
      read++;
      to.listener().accept(progress());
    }
  }

  private void send(FrameProducer producer, EncodedFrame frame) throws InterruptedException {
    producer.send(frame);
    sent++;
    bytes += frame.jpeg().length + frame.preview().length + frame.luma().length;
  }

  private void refuse(Image image) {
    if (encoder.refused() == 1) {
      LOG.warn(
          "camera {}: frames of {} are above the limit of a record at any quality and are left out",
          settings.camera(),
          image);
    }
  }

  private IngestProgress progress() {
    return new IngestProgress(
        sent,
        bytes,
        encoder.recompressed(),
        encoder.refused(),
        Duration.ofNanos(System.nanoTime() - startNanos));
  }
}
