package dev.squint.jobs.offline.topic;

import dev.squint.core.frame.CameraId;
import dev.squint.core.hash.Sha256;
import dev.squint.core.wire.Topics;
import dev.squint.jobs.kafka.TopicAdmin;
import dev.squint.jobs.offline.Footage;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * The frames of a camera's topic. A frame's index is its offset, as it is in the records of a live
 * job.
 *
 * <p>Kafka gives a topic an id of its own when it is made, and within it no offset twice (but after
 * an unclean election of a leader); so cluster, topic id and offset name a frame's bytes, whatever
 * range is read. Labels keep a checksum of the bytes beside, for the case in brackets.
 *
 * @param bootstrap where the broker is
 * @param topic the topic's name
 * @param id the camera
 * @param sha256 checksum of the ids of cluster and topic
 * @param frames the offsets of the range
 * @param framesPerSecond from the capture times at the range's ends; NaN when these say nothing
 */
public record TopicFootage(
    String bootstrap,
    String topic,
    CameraId id,
    String sha256,
    FrameRange frames,
    double framesPerSecond)
    implements Footage {
  /** The reference model sees what the producer sent. */
  private static final String PIXELS = "as-sent";

  /**
   * Finds the range in the topic.
   *
   * @param from capture time of the first frame; empty for the oldest
   * @param to capture time of the last frame; empty for the newest
   * @throws UserException when there is no broker, no such topic, or no frame in the range
   */
  public static TopicFootage find(
      String bootstrap,
      Topics topics,
      CameraId camera,
      Optional<Instant> from,
      Optional<Instant> to) {
    String topic = topics.frames(camera);
    String identity;
    try (TopicAdmin admin = new TopicAdmin(bootstrap, topics)) {
      admin.requireFrames(camera);
      identity = admin.identity(camera);
    }
    try (TopicOffsets offsets = new TopicOffsets(bootstrap, topic)) {
      TopicOffsets.Range range = offsets.range(from, to);
      if (range.end() <= range.start()) {
        throw new UserException(
            "topic %s at %s holds no frame%s%s"
                .formatted(
                    topic,
                    bootstrap,
                    from.map(time -> " from " + time).orElse(""),
                    to.map(time -> " to " + time).orElse("")));
      }
      return new TopicFootage(
          bootstrap,
          topic,
          camera,
          Sha256.of(identity.getBytes(StandardCharsets.UTF_8)),
          new FrameRange(range.start(), range.end()),
          range.framesPerSecond());
    }
  }

  @Override
  public String location() {
    return topic;
  }

  @Override
  public String name() {
    return topic;
  }

  @Override
  public Optional<CameraId> camera() {
    return Optional.of(id);
  }

  @Override
  public String pixels() {
    return PIXELS;
  }

  @Override
  public FrameSource open(OfflineBackend backend, long firstFrame)
      throws VideoReadException, InterruptedException {
    return TopicFrameSource.open(this, Math.max(firstFrame, frames.start()), backend.decoder());
  }
}
