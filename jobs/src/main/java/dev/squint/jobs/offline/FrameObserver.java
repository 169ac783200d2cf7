package dev.squint.jobs.offline;

import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;

/** Shown the frames of a range while they are read for another purpose. */
public interface FrameObserver {
  /** Looks at nothing. */
  FrameObserver NONE = frame -> {};

  /** One frame, in order; called before it is labelled. */
  void onFrame(SourceFrame frame) throws VideoReadException, InterruptedException;
}
