package dev.squint.models.training;

import java.util.Optional;

/**
 * Keeps what each network has learnt at the end of each rung, so that a training that was killed
 * goes on from there, to the same result. States of another training under the same key are
 * recognised and trained anew.
 */
public interface TrainingCheckpoints {
  /** Keeps nothing. */
  TrainingCheckpoints NONE =
      new TrainingCheckpoints() {
        @Override
        public Optional<byte[]> load(String key) {
          return Optional.empty();
        }

        @Override
        public void save(String key, byte[] state) {}
      };

  /**
   * What was saved under a key.
   *
   * @param key an architecture's name and a rung: letters, digits and {@code -_.,@}
   */
  Optional<byte[]> load(String key);

  /**
   * Saves a state, in place of an older one of the key; some hundred kilobytes to some megabytes.
   */
  void save(String key, byte[] state);
}
