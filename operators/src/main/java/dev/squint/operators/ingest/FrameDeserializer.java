package dev.squint.operators.ingest;

import dev.squint.core.frame.CameraId;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.serde.EdgeTypes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link RawFrame} of every record of the frames topics, whatever it holds: a source can
 * only drop or fail, the filter can send a dead letter.
 */
public final class FrameDeserializer implements KafkaRecordDeserializationSchema<RawFrame> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NOTHING = {};
  private static final int MAX_DIGITS = 19;

  private final Topics topics;
  private final HashMap<String, String> cameras = new HashMap<>(); // by topic, as seen so far

  /** Reads records of the frames topics among {@code topics}. */
  public FrameDeserializer(Topics topics) {
    this.topics = topics;
  }

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<RawFrame> out) {
    out.collect(
        new RawFrame(
            cameras.computeIfAbsent(record.topic(), this::cameraOf),
            record.topic(),
            record.partition(),
            record.offset(),
            record.timestamp(),
            sequence(header(record, FrameHeaders.SEQUENCE)),
            orEmpty(record.value()),
            header(record, FrameHeaders.PREVIEW),
            header(record, FrameHeaders.PREVIEW_LUMA)));
  }

  @Override
  public TypeInformation<RawFrame> getProducedType() {
    return EdgeTypes.RAW_FRAME;
  }

  private String cameraOf(String topic) {
    return topics.cameraOf(topic).map(CameraId::value).orElse("");
  }

  private static byte[] header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? NOTHING : orEmpty(header.value());
  }

  private static byte[] orEmpty(byte @Nullable [] bytes) {
    return bytes == null ? NOTHING : bytes;
  }

  private static long sequence(byte[] decimal) {
    if (decimal.length == 0 || decimal.length > MAX_DIGITS) {
      return RawFrame.NO_SEQUENCE;
    }
    try {
      return Long.parseLong(new String(decimal, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      return RawFrame.NO_SEQUENCE; // the count is for diagnosis only: the frame is as good without
    }
  }
}
