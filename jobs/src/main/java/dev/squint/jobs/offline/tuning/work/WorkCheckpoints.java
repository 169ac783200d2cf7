package dev.squint.jobs.offline.tuning.work;

import dev.squint.models.training.TrainingCheckpoints;
import java.util.Optional;

/**
 * The checkpoints of one training in a work folder.
 *
 * @param work the folder
 * @param training what is trained: checkpoints of another are not found
 */
public record WorkCheckpoints(WorkFolder work, String training) implements TrainingCheckpoints {
  private static final BytesCodec CODEC = new BytesCodec("checkpoints");

  @Override
  public Optional<byte[]> load(String key) {
    return work.find(CODEC, WorkKey.of(training, key));
  }

  @Override
  public void save(String key, byte[] state) {
    work.keep(CODEC, WorkKey.of(training, key), state);
  }
}
