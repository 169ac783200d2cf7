package dev.squint.jobs.bench.endtoend;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.bench.sample.FootageSample.SampledFrame;
import dev.squint.jobs.ingest.EncodedFrame;
import dev.squint.jobs.ingest.FrameProducer;
import dev.squint.jobs.kafka.TopicAdmin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A camera's frames on Kafka, written once before anything is measured.
 *
 * @param camera whose topic it is
 * @param frames how many it holds
 * @param bytes of the records' values and previews
 */
record FrameTopic(CameraId camera, long frames, long bytes) {
  /** Longer than any run: frames must not be deleted while they are measured. */
  private static final Duration RETENTION = Duration.ofDays(1);

  /**
   * What is written.
   *
   * @param sample frames that are sent in turns, from the first on
   * @param frames how many
   * @param start capture time of the first
   * @param framesPerSecond of capture times
   */
  record Content(List<SampledFrame> sample, long frames, Instant start, double framesPerSecond) {}

  /** Writes frames, from the start again when they are used up. */
  static FrameTopic fill(
      String bootstrap, Topics topics, CameraId camera, Content content, BooleanSupplier stop)
      throws InterruptedException {
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.createFrames(camera, Optional.of(RETENTION));
    }
    long bytes = 0;
    long sent = 0;
    try (FrameProducer producer = new FrameProducer(bootstrap, topics, camera)) {
      for (; sent < content.frames() && !stop.getAsBoolean(); sent++) {
        SampledFrame frame = content.sample().get((int) (sent % content.sample().size()));
        long capturedAt =
            content.start().toEpochMilli() + Math.round(sent * 1000 / content.framesPerSecond());
        producer.send(
            new EncodedFrame(frame.jpeg(), frame.preview(), frame.luma(), sent, capturedAt));
        bytes += frame.jpeg().length + frame.preview().length + frame.luma().length;
      }
      producer.flush();
    }
    return new FrameTopic(camera, sent, bytes);
  }
}
