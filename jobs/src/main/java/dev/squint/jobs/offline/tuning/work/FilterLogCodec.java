package dev.squint.jobs.offline.tuning.work;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.json.Json;
import dev.squint.optimizer.evidence.FilterLog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The logs of one filter at several rates of frame skipping, some five bytes a frame each. */
public final class FilterLogCodec implements WorkCodec<List<FilterLog>> {
  private static final int MORE = 0x80;
  private static final int SEVEN_BITS = 0x7F;

  @Override
  public String kind() {
    return "filters";
  }

  @Override
  public void write(List<FilterLog> logs, DataOutput out) throws IOException {
    out.writeInt(logs.size());
    for (FilterLog log : logs) {
      writeOne(log, out);
    }
  }

  @Override
  public List<FilterLog> read(DataInput in) throws IOException {
    List<FilterLog> logs = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      logs.add(readOne(in));
    }
    return logs;
  }

  private static void writeOne(FilterLog log, DataOutput out) throws IOException {
    out.writeInt(log.processEvery());
    byte[] spec =
        log.difference().isPresent()
            ? Json.mapper().writeValueAsBytes(log.difference().orElseThrow())
            : new byte[0];
    out.writeInt(spec.length);
    out.write(spec);
    int frames = log.sameAs().length;
    out.writeInt(frames);
    for (int frame = 0; frame < frames; frame++) {
      int source = log.sameAs()[frame];
      writeNumber(source == FilterLog.LET_THROUGH ? 0 : frame - source, out);
    }
    ByteBuffer differences = ByteBuffer.allocate(frames * Float.BYTES);
    differences.asFloatBuffer().put(log.differences());
    out.write(differences.array());
  }

  private static FilterLog readOne(DataInput in) throws IOException {
    int processEvery = in.readInt();
    byte[] spec = new byte[in.readInt()];
    in.readFully(spec);
    int frames = in.readInt();
    int[] sameAs = new int[frames];
    for (int frame = 0; frame < frames; frame++) {
      int back = readNumber(in);
      sameAs[frame] = back == 0 ? FilterLog.LET_THROUGH : frame - back;
    }
    byte[] bytes = new byte[frames * Float.BYTES];
    in.readFully(bytes);
    float[] differences = new float[frames];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(differences);
    return new FilterLog(processEvery, difference(spec), sameAs, differences);
  }

  private static Optional<DifferenceSpec> difference(byte[] spec) throws IOException {
    if (spec.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.mapper().readValue(spec, DifferenceSpec.class));
    } catch (JsonProcessingException e) {
      throw new IOException(
          "no difference detector: " + new String(spec, StandardCharsets.UTF_8), e);
    }
  }

  private static void writeNumber(int number, DataOutput out) throws IOException {
    int left = number;
    while (left > SEVEN_BITS) {
      out.writeByte((left & SEVEN_BITS) | MORE);
      left >>>= 7;
    }
    out.writeByte(left);
  }

  private static int readNumber(DataInput in) throws IOException {
    int number = 0;
    int shift = 0;
    int next = in.readUnsignedByte();
    while (next >= MORE) {
      number |= (next & SEVEN_BITS) << shift;
      shift += 7;
      next = in.readUnsignedByte();
    }
    return number | (next << shift);
  }
}
