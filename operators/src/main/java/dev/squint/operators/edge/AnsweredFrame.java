package dev.squint.operators.edge;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.frame.UnreadableFrameException;

/**
 * A frame as the reference stage leaves it, with its dead letter when it turned out unreadable.
 *
 * @param frame answered, unresolved or unreadable
 * @param unreadableImage the encoded frame if it is a dead letter, else empty; owned
 * @param reason label of the dead letter's reason; empty when it is none
 * @param message the dead letter's sentence for people; empty when it is none
 */
public record AnsweredFrame(
    DecidedFrame frame, byte[] unreadableImage, String reason, String message) {
  private static final byte[] NO_IMAGE = {};

  /** A frame that keeps its place among the detections. */
  public static AnsweredFrame of(DecidedFrame frame) {
    return new AnsweredFrame(frame, NO_IMAGE, "", "");
  }

  /** A frame whose image the decoder refused: a dead letter, and a place in the order. */
  public static AnsweredFrame unreadable(DoubtfulFrame frame, UnreadableFrameException why) {
    String message = why.getMessage();
    return new AnsweredFrame(
        frame.waiting().unreadable(),
        frame.image(),
        why.reason().label(),
        message == null ? "" : message);
  }

  /** Whether there is a dead letter. */
  public boolean isUnreadable() {
    return !reason.isEmpty();
  }
}
