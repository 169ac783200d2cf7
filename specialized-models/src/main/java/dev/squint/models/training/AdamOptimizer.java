package dev.squint.models.training;

import dev.squint.models.engine.ParameterLayout;

/** Adam with decoupled weight decay, on plain arrays. Not thread-safe. */
public final class AdamOptimizer {
  /*
   * Kingma and Ba (2015), algorithm 1; the decay of Loshchilov and Hutter (2019), which spares biases.
   * Division by the bias corrections is folded into the step.
   */
  private static final float FIRST_DECAY = 0.9f;
  private static final float SECOND_DECAY = 0.999f;
  private static final float EPSILON = 1e-8f;

  private final ParameterLayout layout;
  private final double weightDecay;
  private final double gradientLimit;

  /**
   * An optimizer without memory of its own: that is in the parameters it is given.
   *
   * @param weightDecay share of a weight that a learning rate of 1 takes off in a step, not
   *     negative
   * @param gradientLimit length that a gradient is shortened to, above 0
   */
  public AdamOptimizer(ParameterLayout layout, double weightDecay, double gradientLimit) {
    this.layout = layout;
    this.weightDecay = weightDecay;
    this.gradientLimit = gradientLimit;
  }

  /** Moves the parameters one step against the gradient. */
  public void step(OptimizedParameters state, float[] gradient, double learningRate) {
    state.steps++;
    double secondCorrection = 1 - Math.pow(SECOND_DECAY, state.steps);
    float step =
        (float)
            (learningRate * Math.sqrt(secondCorrection) / (1 - Math.pow(FIRST_DECAY, state.steps)));
    float epsilon = (float) (EPSILON * Math.sqrt(secondCorrection));
    float scale = scale(gradient);
    for (ParameterLayout.Slot slot : layout.slots()) {
      float kept = slot.isBias() ? 1 : (float) (1 - learningRate * weightDecay);
      int end = slot.offset() + slot.size();
      for (int index = slot.offset(); index < end; index++) {
        float slope = gradient[index] * scale;
        float first = FIRST_DECAY * state.first[index] + (1 - FIRST_DECAY) * slope;
        float second = SECOND_DECAY * state.second[index] + (1 - SECOND_DECAY) * slope * slope;
        state.first[index] = first;
        state.second[index] = second;
        state.parameters[index] =
            state.parameters[index] * kept - step * first / ((float) Math.sqrt(second) + epsilon);
      }
    }
  }

  /** What shortens the gradient to the limit. */
  private float scale(float[] gradient) {
    double squares = 0;
    for (float slope : gradient) {
      squares += slope * slope;
    }
    double length = Math.sqrt(squares);
    return length > gradientLimit ? (float) (gradientLimit / length) : 1;
  }
}
