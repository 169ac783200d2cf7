package dev.squint.models.engine;

import java.util.concurrent.locks.ReentrantLock;

/** The recording of gradients, of which the engine does one at a time in the whole process. */
final class EngineRecording {
  static final ReentrantLock LOCK = new ReentrantLock();

  private EngineRecording() {}
}
