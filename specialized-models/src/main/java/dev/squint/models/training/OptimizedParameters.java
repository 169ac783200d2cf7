package dev.squint.models.training;

/**
 * Parameters of a network and what {@link AdamOptimizer} remembers of their gradients. Mutable; one
 * thread.
 */
public class OptimizedParameters {
  protected final float[] parameters;
  protected final float[] first;
  protected final float[] second;
  protected int steps;

  /**
   * Parameters that no step was taken with.
   *
   * @param parameters in the order of the layout; kept, and changed by each step
   */
  public OptimizedParameters(float[] parameters) {
    this.parameters = parameters;
    first = new float[parameters.length];
    second = new float[parameters.length];
  }

  /** The parameters as they are now; not a copy. */
  public final float[] parameters() {
    return parameters;
  }

  /** Running mean of the gradients; not a copy. */
  public final float[] firstMoments() {
    return first;
  }

  /** Running mean of the gradients' squares; not a copy. */
  public final float[] secondMoments() {
    return second;
  }

  /** Steps taken. */
  public final int steps() {
    return steps;
  }

  /** Goes on after so many steps, with moments as they were then. */
  public final void resumeAt(int taken) {
    steps = taken;
  }
}
