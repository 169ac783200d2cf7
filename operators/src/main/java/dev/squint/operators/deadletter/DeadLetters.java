package dev.squint.operators.deadletter;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.frame.CameraId;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.edge.RawFrame;
import java.io.Serializable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the dead letters of frames that could not be used: the bytes as they came, with headers
 * that say why and where from.
 *
 * @param topics names the topic of a frame whose record is no longer at hand
 */
public record DeadLetters(Topics topics) implements Serializable {
  /** What is kept of a record that is too large for the topic: enough to tell what it is. */
  static final int KEPT_OF_TOO_LARGE = 64 * 1024;

  private static final long serialVersionUID = 1L;

  /** The dead letter of a record that the filter refused. */
  public OutputRecord of(RawFrame frame, UnreadableFrameException why) {
    byte[] value = frame.image();
    String message = String.valueOf(why.getMessage());
    if (value.length > EncodedImage.MAX_BYTES) {
      value = Arrays.copyOf(value, KEPT_OF_TOO_LARGE);
      message += "; this dead letter holds the first %d bytes".formatted(KEPT_OF_TOO_LARGE);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(FrameHeaders.DEAD_LETTER_REASON, why.reason().label());
    headers.put(FrameHeaders.DEAD_LETTER_MESSAGE, message);
    headers.put(FrameHeaders.DEAD_LETTER_TOPIC, frame.topic());
    headers.put(FrameHeaders.DEAD_LETTER_PARTITION, Integer.toString(frame.partition()));
    headers.put(FrameHeaders.DEAD_LETTER_OFFSET, Long.toString(frame.offset()));
    return new OutputRecord(
        Kind.DEAD_LETTER, frame.camera(), frame.timestampMillis(), value, headers);
  }

  /** The dead letter of a frame that the reference stage could not read. */
  public OutputRecord of(AnsweredFrame answered) {
    DecidedFrame frame = answered.frame();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(FrameHeaders.DEAD_LETTER_REASON, answered.reason());
    headers.put(FrameHeaders.DEAD_LETTER_MESSAGE, answered.message());
    headers.put(FrameHeaders.DEAD_LETTER_TOPIC, topics.frames(new CameraId(frame.camera())));
    headers.put(FrameHeaders.DEAD_LETTER_PARTITION, "0");
    headers.put(FrameHeaders.DEAD_LETTER_OFFSET, Long.toString(frame.frame()));
    return new OutputRecord(
        Kind.DEAD_LETTER,
        frame.camera(),
        frame.capturedAtMillis(),
        answered.unreadableImage(),
        headers);
  }
}
