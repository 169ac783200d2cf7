package dev.squint.jobs.workflow;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/**
 * Where a job without a checkpoint starts to read a camera's topic; a topic that appears later is
 * read from its beginning.
 *
 * @param kind what the place is told by
 * @param timestampMillis for {@link Kind#TIMESTAMP}: the first frame captured at or after this,
 *     milliseconds since the epoch; else 0
 */
public record StartingOffsets(Kind kind, long timestampMillis) {
  /** What a place in a topic can be told by. */
  public enum Kind {
    /** The first frame that Kafka still has. */
    EARLIEST,
    /** The first frame that comes from now on. */
    LATEST,
    /** Where a job of the same name stopped, else the first frame that Kafka still has. */
    COMMITTED,
    /** The first frame from a time on. */
    TIMESTAMP
  }

  public static StartingOffsets earliest() {
    return new StartingOffsets(Kind.EARLIEST, 0);
  }

  public static StartingOffsets latest() {
    return new StartingOffsets(Kind.LATEST, 0);
  }

  public static StartingOffsets committed() {
    return new StartingOffsets(Kind.COMMITTED, 0);
  }

  public static StartingOffsets from(Instant time) {
    return new StartingOffsets(Kind.TIMESTAMP, time.toEpochMilli());
  }

  /** Reads {@code earliest}, {@code latest}, {@code committed} or an ISO-8601 instant. */
  public static StartingOffsets parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "earliest" -> earliest();
      case "latest" -> latest();
      case "committed" -> committed();
      default -> from(parseInstant(text));
    };
  }

  @SuppressWarnings("deprecation") // the connector asks for this type
  OffsetsInitializer initializer() {
    return switch (kind) {
      case EARLIEST -> OffsetsInitializer.earliest();
      case LATEST -> OffsetsInitializer.latest();
      case COMMITTED -> OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
      case TIMESTAMP -> OffsetsInitializer.timestamp(timestampMillis);
    };
  }

  private static Instant parseInstant(String text) {
    try {
      return Instant.parse(text.strip());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "a start is earliest, latest, committed or a time like 2026-11-23T10:15:30Z: \"%s\""
              .formatted(text),
          e);
    }
  }
}
