package dev.squint.operators.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.serde.EdgeTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameDeserializerTest {
  private static final byte[] IMAGE = {1, 2, 3};

  @Test
  void readsCameraOffsetTimeAndHeaders() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(FrameHeaders.SEQUENCE, utf8("4711"));
    headers.add(FrameHeaders.PREVIEW, new byte[] {9});
    headers.add(FrameHeaders.PREVIEW_LUMA, new byte[] {8});

    RawFrame frame = read("test-frames.lobby", IMAGE, headers);

    assertThat(frame.camera()).isEqualTo("lobby");
    assertThat(frame.topic()).isEqualTo("test-frames.lobby");
    assertThat(frame.partition()).isZero();
    assertThat(frame.offset()).isEqualTo(42);
    assertThat(frame.timestampMillis()).isEqualTo(1000);
    assertThat(frame.sequence()).isEqualTo(4711);
    assertThat(frame.image()).isSameAs(IMAGE);
    assertThat(frame.preview()).containsExactly(9);
    assertThat(frame.luma()).containsExactly(8);
  }

  @Test
  void passesOnARecordWithoutValueOrHeaders() {
    RawFrame frame = read("test-frames.lobby", null, new RecordHeaders());

    assertThat(frame.image()).isEmpty();
    assertThat(frame.preview()).isEmpty();
    assertThat(frame.luma()).isEmpty();
    assertThat(frame.sequence()).isEqualTo(RawFrame.NO_SEQUENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "twelve", "99999999999999999999999"})
  void takesACountThatIsNoNumberForNone(String count) {
    RecordHeaders headers = new RecordHeaders();
    headers.add(FrameHeaders.SEQUENCE, utf8(count));

    assertThat(read("test-frames.lobby", IMAGE, headers).sequence())
        .isEqualTo(RawFrame.NO_SEQUENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"frames.lobby", "test-frames.", "test-frames.Up!"})
  void passesOnARecordOfATopicThatIsNamedAfterNoCamera(String topic) {
    assertThat(read(topic, IMAGE, new RecordHeaders()).camera()).isEmpty();
  }

  @Test
  void tellsFlinkTheType() {
    assertThat(new FrameDeserializer(new Topics("")).getProducedType())
        .isEqualTo(EdgeTypes.RAW_FRAME);
  }

  private static RawFrame read(String topic, byte @Nullable [] value, RecordHeaders headers) {
    List<RawFrame> frames = new ArrayList<>();
    new FrameDeserializer(new Topics("test-"))
        .deserialize(
            new ConsumerRecord<>(
                topic,
                0,
                42,
                1000,
                TimestampType.CREATE_TIME,
                ConsumerRecord.NULL_SIZE,
                ConsumerRecord.NULL_SIZE,
                utf8("lobby"),
                value,
                headers,
                Optional.empty()),
            new ListCollector<>(frames));
    assertThat(frames).hasSize(1);
    return frames.get(0);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
