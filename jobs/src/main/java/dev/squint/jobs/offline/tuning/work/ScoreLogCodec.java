package dev.squint.jobs.offline.tuning.work;

import dev.squint.optimizer.evidence.ScoreLog;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A specialized model's scores, four bytes a query and frame. */
public final class ScoreLogCodec implements WorkCodec<ScoreLog> {
  @Override
  public String kind() {
    return "scores";
  }

  @Override
  public void write(ScoreLog log, DataOutput out) throws IOException {
    out.writeUTF(log.model());
    out.writeInt(log.scores().length);
    for (float[] ofQuery : log.scores()) {
      ByteBuffer bytes = ByteBuffer.allocate(ofQuery.length * Float.BYTES);
      bytes.asFloatBuffer().put(ofQuery);
      out.writeInt(ofQuery.length);
      out.write(bytes.array());
    }
  }

  @Override
  public ScoreLog read(DataInput in) throws IOException {
    String model = in.readUTF();
    float[][] scores = new float[in.readInt()][];
    for (int query = 0; query < scores.length; query++) {
      scores[query] = new float[in.readInt()];
      byte[] bytes = new byte[scores[query].length * Float.BYTES];
      in.readFully(bytes);
      ByteBuffer.wrap(bytes).asFloatBuffer().get(scores[query]);
    }
    return new ScoreLog(model, scores);
  }
}
