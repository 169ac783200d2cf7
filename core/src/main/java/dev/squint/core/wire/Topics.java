package dev.squint.core.wire;

import dev.squint.core.frame.CameraId;
import java.io.Serializable;
import java.util.Optional;

/**
 * The names of the Kafka topics, all under one prefix.
 *
 * @param prefix put before every name; may be empty
 */
public record Topics(String prefix) implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String FRAMES = "frames.";

  public Topics {
    if (!prefix.matches("[A-Za-z0-9._-]{0,100}")) {
      throw new IllegalArgumentException(
          "the topic prefix may hold letters, digits, dots, dashes and underscores, at most 100: \"%s\""
              .formatted(prefix));
    }
  }

  /** Encoded frames of one camera; key: camera; one partition. */
  public String frames(CameraId camera) {
    return prefix + FRAMES + camera.value();
  }

  /** The camera whose frames {@code topic} holds, if it is a frames topic. */
  public Optional<CameraId> cameraOf(String topic) {
    String start = prefix + FRAMES;
    if (!topic.startsWith(start) || !CameraId.isValid(topic.substring(start.length()))) {
      return Optional.empty();
    }
    return Optional.of(new CameraId(topic.substring(start.length())));
  }

  /** One JSON record a frame; key: camera. */
  public String detections() {
    return prefix + "detections";
  }

  /** One JSON record a start or end of presence; key: camera. */
  public String events() {
    return prefix + "events";
  }

  /** One JSON record an audited frame; key: camera. */
  public String audits() {
    return prefix + "audits";
  }

  /** The plan bundle that each camera's job runs with; key: camera; compacted. */
  public String plans() {
    return prefix + "plans";
  }

  /** Records that could not be used, as they came; key: camera. */
  public String deadLetters() {
    return prefix + "dead-letters";
  }
}
