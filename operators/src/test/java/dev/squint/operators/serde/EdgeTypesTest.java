package dev.squint.operators.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.testing.Golden;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.testing.TestFrames;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EdgeTypesTest {
  private static final byte[] IMAGE = {10, 20, 30, -1};

  @Test
  void rawFramesNeedNoGenericSerializer() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(RawFrame.class);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  <T> void hasTheBinaryFormOfItsVersion(String name, TypeInformation<T> type, T value)
      throws Exception {
    Golden.assertEquals(name + ".bin", write(serializer(type), value));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("formerValues")
  <T> void readsTheBinaryFormOfFormerVersions(String name, TypeInformation<T> type, T value)
      throws Exception {
    byte[] former = Golden.read(name + ".bin");

    T read = serializer(type).deserialize(new DataInputDeserializer(former));

    assertThat(read).usingRecursiveComparison().isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  <T> void readsWhatItWrote(String name, TypeInformation<T> type, T value) throws Exception {
    TypeSerializer<T> serializer = serializer(type);
    byte[] written = write(serializer, value);

    T read = serializer.deserialize(new DataInputDeserializer(written));
    DataOutputSerializer copied = new DataOutputSerializer(64);
    serializer.copy(new DataInputDeserializer(written), copied);

    assertThat(write(serializer, read)).isEqualTo(written);
    assertThat(copied.getCopyOfBuffer()).isEqualTo(written);
    assertThat(read).usingRecursiveComparison().isEqualTo(value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  <T> void doesNotCopyBetweenChainedOperators(String name, TypeInformation<T> type, T value) {
    assertThat(serializer(type).copy(value)).isSameAs(value);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  <T> void isCompatibleWithItsOwnCheckpoints(String name, TypeInformation<T> type, T value)
      throws Exception {
    TypeSerializer<T> serializer = serializer(type);
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());

    TypeSerializerSnapshot<T> old =
        TypeSerializerSnapshot.readVersionedSnapshot(
            new DataInputDeserializer(out.getCopyOfBuffer()), getClass().getClassLoader());

    assertThat(
            serializer.snapshotConfiguration().resolveSchemaCompatibility(old).isCompatibleAsIs())
        .isTrue();
    assertThat(old.restoreSerializer()).isEqualTo(serializer);
  }

  @Test
  void refusesBytesOfALaterVersion() throws Exception {
    byte[] written = write(DecidedFrameTypeSerializer.INSTANCE, TestFrames.answered(1, true));
    written[0] = 9;

    assertThatThrownBy(
            () ->
                DecidedFrameTypeSerializer.INSTANCE.deserialize(new DataInputDeserializer(written)))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "DecidedFrameTypeSerializer: the bytes have version 9, this Squint reads up to 2");
  }

  static Stream<Arguments> values() {
    DecidedFrame inDoubt = TestFrames.inDoubt(18234);
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("squint-reason", "undecodable");
    headers.put("squint-message", "kaputt: \u00e4\u4e2d");
    return Stream.of(
        Arguments.of("decided-frame-2", EdgeTypes.DECIDED_FRAME, inDoubt),
        Arguments.of("copied-frame-2", EdgeTypes.DECIDED_FRAME, TestFrames.copy(18235, 18233)),
        Arguments.of(
            "doubtful-frame-2", EdgeTypes.DOUBTFUL_FRAME, new DoubtfulFrame(inDoubt, IMAGE)),
        Arguments.of("answered-frame-2", EdgeTypes.ANSWERED_FRAME, unreadable(inDoubt)),
        Arguments.of(
            "output-record-1",
            EdgeTypes.OUTPUT_RECORD,
            new OutputRecord(Kind.DEAD_LETTER, "lobby", 1_700_000_000_000L, IMAGE, headers)),
        Arguments.of(
            "output-record-audit-1",
            EdgeTypes.OUTPUT_RECORD,
            OutputRecord.of(Kind.AUDIT, "lobby", 1_700_000_000_000L, IMAGE)));
  }

  static Stream<Arguments> formerValues() {
    DecidedFrame waiting = TestFrames.waiting(18234);
    return Stream.of(
        Arguments.of("decided-frame-1", EdgeTypes.DECIDED_FRAME, TestFrames.answered(18233, true)),
        Arguments.of("copied-frame-1", EdgeTypes.DECIDED_FRAME, TestFrames.copy(18235, 18233)),
        Arguments.of(
            "doubtful-frame-1", EdgeTypes.DOUBTFUL_FRAME, new DoubtfulFrame(waiting, IMAGE)),
        Arguments.of("answered-frame-1", EdgeTypes.ANSWERED_FRAME, unreadable(waiting)));
  }

  private static AnsweredFrame unreadable(DecidedFrame frame) {
    return new AnsweredFrame(frame.unreadable(), IMAGE, "undecodable", "no decoder");
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    return type.createSerializer(new SerializerConfigImpl());
  }

  private static <T> byte[] write(TypeSerializer<T> serializer, T value) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    serializer.serialize(value, out);
    return out.getCopyOfBuffer();
  }
}
