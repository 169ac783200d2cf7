package dev.squint.video.motion;

import dev.squint.core.frame.Image;

/**
 * A motion gate in front of a detector: tells, frame by frame, whether something moved.
 *
 * <p>A gate belongs to one camera and learns its scene; it is shown every frame, in order, by one
 * thread at a time. Its native memory is freed by {@link #close()}.
 */
public interface MotionGate extends AutoCloseable {
  /** What it is called in reports, for example {@code running average}. */
  String name();

  /**
   * Shows the gate the camera's next frame.
   *
   * @param frame the whole frame, decoded, {@link Image#COLOUR} or {@link Image#LUMA}; copied. When
   *     its size differs from the frame before, the gate begins anew
   * @return whether the frame is to be sent to the detector
   */
  boolean moves(Image frame);

  @Override
  void close();
}
