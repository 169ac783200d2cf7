package dev.squint.jobs.web;

import java.util.Optional;

/**
 * What the process that serves the page knows of cameras beyond the topics. Implementations are
 * thread-safe and quick: they are asked every second.
 */
@FunctionalInterface
public interface CameraFacts {
  /** What is known of the camera of this id. */
  Optional<CameraFact> of(String camera);

  /** Nothing is known of any camera. */
  static CameraFacts none() {
    return camera -> Optional.empty();
  }
}
