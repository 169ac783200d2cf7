package dev.squint.jobs.local;

import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanSet;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.video.FrameSources;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceOptions;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayList;
import java.util.List;

/** The plans of configured cameras: their bundles, or plans made for the rates of their sources. */
public final class LocalPlans {
  private LocalPlans() {}

  /** Opens a source for a moment where its rate is needed. */
  public static PlanSet of(List<CameraConfig> cameras)
      throws VideoReadException, InterruptedException {
    List<PlanBundle> bundles = new ArrayList<>();
    for (CameraConfig camera : cameras) {
      bundles.add(camera.planBundle(rate(camera)));
    }
    return PlanSet.of(bundles);
  }

  private static double rate(CameraConfig camera) throws VideoReadException, InterruptedException {
    boolean known =
        camera.plan().isPresent()
            || camera.framesPerSecond().isPresent()
            || camera.source().isEmpty();
    if (known) {
      return Double.NaN;
    }
    try (FrameSource source =
        FrameSources.open(camera.source().orElseThrow(), SourceOptions.DEFAULT)) {
      return source.framesPerSecond();
    }
  }
}
