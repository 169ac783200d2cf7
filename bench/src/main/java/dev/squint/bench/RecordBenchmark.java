package dev.squint.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.SpecializedEvidence;
import dev.squint.core.json.Json;
import dev.squint.core.plan.ScoreThresholds;
import dev.squint.core.query.Query;
import dev.squint.core.wire.DetectionJson;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.core.wire.FrameHeaders;
import dev.squint.core.wire.Topics;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.RawFrame;
import dev.squint.operators.ingest.FrameDeserializer;
import dev.squint.operators.serde.DecidedFrameTypeSerializer;
import dev.squint.operators.sink.OutputRecordSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What a short-circuited frame costs as a record: out of Kafka, between operators, into Kafka. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RecordBenchmark {
  private static final long MILLIS = 1_795_860_930_120L;
  private static final int IMAGE_BYTES = 40_000;
  private static final int PREVIEW_BYTES = 2_000;
  private static final ObjectWriter WRITER = Json.mapper().writerFor(DetectionRecord.class);

  /** The stage that decided. */
  @Param({"DIFFERENCE_DETECTOR", "SPECIALIZED_MODEL"})
  public DecidedBy decidedBy = DecidedBy.DIFFERENCE_DETECTOR;

  private final List<Query> queries = BenchPlans.queries(1);
  private final Topics topics = new Topics("");
  private final FrameDeserializer source = new FrameDeserializer(topics);
  private final OutputRecordSerializer sink = new OutputRecordSerializer(topics);
  private final DataOutputSerializer out = new DataOutputSerializer(1024);
  private final DataInputDeserializer in = new DataInputDeserializer();
  private final ConsumerRecord<byte[], byte[]> incoming = incoming();
  private DecidedFrame frame = frame(decidedBy);
  private OutputRecord outgoing = OutputRecord.of(OutputRecord.Kind.DETECTION, "", 0, new byte[0]);
  private byte[] serialized = {};

  /** Makes a frame and its forms. */
  @Setup
  public void prepare() throws IOException {
    frame = frame(decidedBy);
    outgoing =
        OutputRecord.of(OutputRecord.Kind.DETECTION, BenchPlans.CAMERA, MILLIS, detectionJson());
    serialized = serialize().getCopyOfBuffer();
  }

  /** The JSON of a detection. */
  @Benchmark
  public byte[] detectionJson() {
    return DetectionJson.write(
        DetectionRecord.of(frame, queries, Instant.ofEpochMilli(MILLIS + 9)));
  }

  /** The same by the mapper that writes all other records. */
  @Benchmark
  public byte[] detectionJsonByMapper() throws JsonProcessingException {
    return WRITER.writeValueAsBytes(
        DetectionRecord.of(frame, queries, Instant.ofEpochMilli(MILLIS + 9)));
  }

  /** A decided frame's binary form. */
  @Benchmark
  public DataOutputSerializer serialize() throws IOException {
    out.clear();
    DecidedFrameTypeSerializer.INSTANCE.serialize(frame, out);
    return out;
  }

  /** A decided frame from its binary form. */
  @Benchmark
  public DecidedFrame deserialize() throws IOException {
    in.setBuffer(serialized);
    return DecidedFrameTypeSerializer.INSTANCE.deserialize(in);
  }

  /** A frame from Kafka's record. */
  @Benchmark
  public void frameFromKafka(Blackhole blackhole) {
    source.deserialize(incoming, new BlackholeCollector(blackhole));
  }

  /** Kafka's record of a detection. */
  @Benchmark
  @SuppressWarnings("NullAway") // the serializer does not look at the sink's context
  public ProducerRecord<byte[], byte[]> detectionToKafka() {
    return sink.serialize(outgoing, null, MILLIS);
  }

  private static ConsumerRecord<byte[], byte[]> incoming() {
    RecordHeaders headers = new RecordHeaders();
    headers.add(FrameHeaders.SEQUENCE, "123456".getBytes(StandardCharsets.US_ASCII));
    headers.add(FrameHeaders.PREVIEW, new byte[PREVIEW_BYTES]);
    return new ConsumerRecord<>(
        "frames." + BenchPlans.CAMERA,
        0,
        123_456,
        MILLIS,
        TimestampType.CREATE_TIME,
        BenchPlans.CAMERA.length(),
        IMAGE_BYTES,
        BenchPlans.CAMERA.getBytes(StandardCharsets.UTF_8),
        new byte[IMAGE_BYTES],
        headers,
        Optional.empty());
  }

  private static DecidedFrame frame(DecidedBy decidedBy) {
    boolean scored = decidedBy == DecidedBy.SPECIALIZED_MODEL;
    return new DecidedFrame(
        BenchPlans.CAMERA,
        123_456,
        123_456,
        123_400,
        MILLIS,
        MILLIS + 5,
        "lobby-3f9c2e1a",
        decidedBy,
        scored ? FilterOutcome.NONE : 123_400,
        3.127_346_123e-4,
        6.726_289_690_877_546e-4,
        scored
            ? new SpecializedEvidence(
                new float[] {0.002_314_5f}, List.of(new ScoreThresholds(0.002_9, 0.822_4)))
            : SpecializedEvidence.NONE,
        new float[] {0.002_314_5f},
        new boolean[1],
        List.of(),
        false);
  }

  /** Swallows frames. */
  private record BlackholeCollector(Blackhole blackhole) implements Collector<RawFrame> {
    @Override
    public void collect(RawFrame frame) {
      blackhole.consume(frame);
    }

    @Override
    public void close() {}
  }
}
