package dev.squint.jobs.offline.tuning.work;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.squint.core.json.Json;
import dev.squint.core.query.Query;
import dev.squint.optimizer.evidence.Truth;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;

/** The reference model's presence on every frame, a bit a query and frame. */
public final class TruthCodec implements WorkCodec<Truth> {
  @Override
  public String kind() {
    return "truth";
  }

  @Override
  public void write(Truth truth, DataOutput out) throws IOException {
    writeBytes(Json.mapper().writeValueAsBytes(truth.queries()), out);
    out.writeInt(truth.frames());
    out.writeDouble(truth.framesPerSecond());
    out.writeInt(truth.smoothingFrames());
    for (BitSet presence : truth.raw()) {
      writeBytes(presence.toByteArray(), out);
    }
  }

  @Override
  public Truth read(DataInput in) throws IOException {
    List<Query> queries =
        Json.mapper().readValue(readBytes(in), new TypeReference<List<Query>>() {});
    int frames = in.readInt();
    double framesPerSecond = in.readDouble();
    int smoothingFrames = in.readInt();
    BitSet[] raw = new BitSet[queries.size()];
    for (int query = 0; query < raw.length; query++) {
      raw[query] = BitSet.valueOf(readBytes(in));
    }
    return new Truth(queries, frames, framesPerSecond, smoothingFrames, raw);
  }

  private static void writeBytes(byte[] bytes, DataOutput out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static byte[] readBytes(DataInput in) throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }
}
