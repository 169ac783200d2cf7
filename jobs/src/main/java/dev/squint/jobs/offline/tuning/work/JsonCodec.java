package dev.squint.jobs.offline.tuning.work;

import dev.squint.core.json.Json;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A record as JSON.
 *
 * @param kind the folder of such records
 * @param type the record
 */
public record JsonCodec<T>(String kind, Class<T> type) implements WorkCodec<T> {
  @Override
  public void write(T value, DataOutput out) throws IOException {
    byte[] json = Json.mapper().writeValueAsBytes(value);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  public T read(DataInput in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return Json.mapper().readValue(json, type);
  }
}
