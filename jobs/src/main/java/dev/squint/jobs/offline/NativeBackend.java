package dev.squint.jobs.offline;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.plan.PlanBundle;
import dev.squint.models.reference.ReferenceDetectors;
import dev.squint.models.specialized.SpecializedModels;
import dev.squint.video.FrameSources;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceOptions;
import dev.squint.video.source.VideoReadException;

/** The backend of the command line: FFmpeg, OpenCV and DJL. */
public final class NativeBackend implements OfflineBackend {
  @Override
  public FrameSource openRecording(String location, double folderFramesPerSecond)
      throws VideoReadException, InterruptedException {
    return FrameSources.open(
        location, SourceOptions.DEFAULT.withFolderFramesPerSecond(folderFramesPerSecond));
  }

  @Override
  public FrameEncoder encoder() {
    return new JpegFrameEncoder();
  }

  @Override
  public FrameDecoder decoder() {
    return new JpegFrameDecoder();
  }

  @Override
  public ReferenceDetector openReference(ReferenceModelSpec spec) {
    return ReferenceDetectors.open(spec);
  }

  @Override
  public FrameScorer openScorer(PlanBundle bundle) {
    return SpecializedModels.open(
        bundle.plan().specializedModel().orElseThrow().model(),
        bundle.specializedModelParameters());
  }
}
