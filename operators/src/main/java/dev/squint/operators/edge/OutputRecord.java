package dev.squint.operators.edge;

import java.util.Map;

/**
 * One record for Kafka, of any of the job's output topics, so that one sink writes all of them in
 * one transaction.
 *
 * @param kind which topic
 * @param camera the record's key; empty when the camera is unknown
 * @param timestampMillis the record's timestamp: capture time, milliseconds since the epoch
 * @param value the record's value; owned, not to be modified
 * @param headers the record's headers, in order; owned, not to be modified
 */
public record OutputRecord(
    Kind kind, String camera, long timestampMillis, byte[] value, Map<String, String> headers) {
  /** The topics a job writes. */
  public enum Kind {
    DETECTION,
    EVENT,
    DEAD_LETTER,
    AUDIT
  }

  /** A record without headers. */
  public static OutputRecord of(Kind kind, String camera, long timestampMillis, byte[] value) {
    return new OutputRecord(kind, camera, timestampMillis, value, Map.of());
  }
}
