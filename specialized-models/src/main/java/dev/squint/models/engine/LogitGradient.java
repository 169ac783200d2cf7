package dev.squint.models.engine;

/** How a loss changes with the logits of a batch: what is carried back through the network. */
public interface LogitGradient {
  /**
   * Writes the gradient.
   *
   * @param logits {@code (images, queries)}; may be longer
   * @param gradient receives one value a logit
   */
  void write(float[] logits, float[] gradient);
}
