package dev.squint.jobs.offline.tuning;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.squint.core.json.Json;
import dev.squint.jobs.offline.tuning.work.WorkCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** The models that a training came to, with their weights. */
final class ModelsCodec implements WorkCodec<List<ModelWeights>> {
  @Override
  public String kind() {
    return "models";
  }

  @Override
  public void write(List<ModelWeights> models, DataOutput out) throws IOException {
    byte[] json = Json.mapper().writeValueAsBytes(models);
    out.writeInt(json.length);
    out.write(json);
  }

  @Override
  public List<ModelWeights> read(DataInput in) throws IOException {
    byte[] json = new byte[in.readInt()];
    in.readFully(json);
    return Json.mapper().readValue(json, new TypeReference<List<ModelWeights>>() {});
  }
}
