package dev.squint.jobs.bench;

import dev.squint.jobs.offline.Progress;

/** Told how far a benchmark is. */
public interface BenchListener {
  /** A new step has begun. */
  void say(String line);

  /**
   * Shows the progress of work that goes frame by frame.
   *
   * @param task what is being done
   * @param work is told where its progress goes
   */
  <T> T frames(String task, FrameWork<T> work) throws Exception;

  /** Work that goes frame by frame. */
  interface FrameWork<T> {
    /** Does it. */
    T run(Progress progress) throws Exception;
  }
}
