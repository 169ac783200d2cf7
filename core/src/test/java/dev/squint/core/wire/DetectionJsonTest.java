package dev.squint.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.json.Json;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.wire.DetectionRecord.Evidence;
import dev.squint.core.wire.DetectionRecord.QueryScore;
import dev.squint.core.wire.DetectionRecord.Timing;
import dev.squint.core.wire.DetectionRecord.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DetectionJsonTest {
  private static final List<String> NAMES =
      List.of(
          "person", "person@gate", "", "q\"uo\\te", "Tür→门\uD83D\uDE97", "line\nend\u0001\u007f");
  private static final List<Double> DECIMALS =
      List.of(
          0.0,
          -0.0,
          1.0,
          6.726289690877546E-4,
          1e-7,
          1e21,
          123456.75,
          Double.NaN,
          Double.NEGATIVE_INFINITY,
          Double.MIN_VALUE);
  private static final List<Instant> TIMES =
      List.of(
          Instant.parse("2026-11-23T10:15:30.120Z"),
          Instant.parse("2024-02-29T23:59:59Z"),
          Instant.parse("1969-12-31T23:59:59.999Z"),
          Instant.parse("2026-11-23T10:15:30.120000001Z"),
          Instant.parse("2026-11-23T10:15:30.000120Z"),
          Instant.parse("-0044-03-15T12:00:00Z"),
          Instant.parse("+12026-01-01T00:00:00.001Z"),
          Instant.EPOCH,
          Instant.MIN,
          Instant.MAX);

  private static final ObjectWriter MAPPER =
      Json.mapper().writer().with(StreamWriteFeature.USE_FAST_DOUBLE_WRITER);

  private final Random random = new Random(1);

  @Test
  void writesTheSameBytesAsTheMapper() throws JsonProcessingException {
    for (int i = 0; i < 5000; i++) {
      DetectionRecord record = record();

      String written = new String(DetectionJson.write(record), StandardCharsets.UTF_8);

      assertThat(written).isEqualTo(MAPPER.writeValueAsString(record));
    }
  }

  @Test
  void isReadAsTheSameRecord() throws IOException {
    for (int i = 0; i < 1000; i++) {
      DetectionRecord record = record();

      assertThat(Json.mapper().readValue(DetectionJson.write(record), DetectionRecord.class))
          .isEqualTo(record);
    }
  }

  private DetectionRecord record() {
    List<Verdict> verdicts = new ArrayList<>();
    List<QueryScore> scores = new ArrayList<>();
    List<DetectedObject> objects = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      verdicts.add(
          new Verdict(
              one(NAMES),
              maybe() ? random.nextBoolean() : null,
              maybe() ? single() : null,
              one(List.of(DecidedBy.values()))));
      scores.add(new QueryScore(one(NAMES), single(), one(DECIMALS), random.nextDouble()));
      BoundingBox box =
          new BoundingBox(single(), single(), random.nextFloat() * 1e9f, random.nextInt(2000));
      objects.add(new DetectedObject(one(NAMES), single(), box));
    }
    return new DetectionRecord(
        random.nextInt(),
        one(NAMES),
        maybe() ? random.nextLong() : random.nextInt(1000),
        one(TIMES),
        one(NAMES),
        verdicts,
        maybe() ? objects : null,
        new Evidence(
            maybe() ? one(DECIMALS) : null,
            maybe() ? random.nextDouble() / 1000 : null,
            maybe() ? random.nextLong() >>> random.nextInt(64) : null,
            maybe() ? scores : null),
        new Timing(Instant.ofEpochMilli(random.nextLong() >>> 20), one(TIMES)));
  }

  private float single() {
    return maybe() ? random.nextFloat() : one(DECIMALS).floatValue();
  }

  private boolean maybe() {
    return random.nextBoolean();
  }

  private <T> T one(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
