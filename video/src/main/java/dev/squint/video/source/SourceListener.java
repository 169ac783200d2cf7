package dev.squint.video.source;

import java.time.Duration;
import java.time.Instant;

/**
 * Told about what a live source lives through; called on the thread that reads the source.
 *
 * <p>Reasons never hold the password of a location.
 */
public interface SourceListener {
  /** A listener that does nothing. */
  SourceListener NONE = new SourceListener() {};

  /**
   * Frames flow again after a loss.
   *
   * @param lostAt when the last frame before the loss arrived
   * @param resumedAt when the first frame after it arrived
   */
  default void onGap(Instant lostAt, Instant resumedAt, String reason) {}

  /**
   * The source will connect again after a wait.
   *
   * @param attempt counted from 1 since the last frame
   */
  default void onReconnecting(int attempt, Duration delay, String reason) {}
}
