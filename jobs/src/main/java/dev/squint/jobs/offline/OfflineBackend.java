package dev.squint.jobs.offline;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.plan.PlanBundle;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.VideoReadException;

/** Where the offline commands get their videos, codecs and models from. */
public interface OfflineBackend {
  /**
   * Opens a recording; the caller closes it.
   *
   * @param location a video file or a folder of images
   * @param folderFramesPerSecond the rate of a folder of images, above 0
   */
  FrameSource openRecording(String location, double folderFramesPerSecond)
      throws VideoReadException, InterruptedException;

  /** What the ingest encodes frames with. */
  FrameEncoder encoder();

  /** What the cascade decodes frames with. */
  FrameDecoder decoder();

  /**
   * Opens the reference model for one thread; the caller closes it.
   *
   * @throws dev.squint.core.model.ModelLoadException when the file cannot be used
   */
  ReferenceDetector openReference(ReferenceModelSpec spec);

  /** Opens the specialized model of a plan that has one; the caller closes it. */
  FrameScorer openScorer(PlanBundle bundle);
}
