package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.Image;
import dev.squint.core.hash.Sha256;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.tuning.work.FilterLogCodec;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.offline.tuning.work.WorkKey;
import dev.squint.optimizer.difference.FittedDetector;
import dev.squint.optimizer.evidence.FilterLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs the filters of cascades over all previews: each preview is decoded once for all filters that
 * have no log yet. A filter's log is kept under its settings.
 */
final class FilterStep {
  /** Version of what a log depends on beside its settings: how detectors decide. */
  private static final int VERSION = 1;

  private static final List<Integer> PROCESS_EVERY = List.of(1, 2, 3, 5);
  private static final int CHUNK = 256;

  private final WorkFolder work;
  private final Plan base;
  private final int frames;
  private final BooleanSupplier stop;

  /**
   * A step.
   *
   * @param base a plan of which all but the filter counts
   */
  FilterStep(WorkFolder work, Plan base, int frames, BooleanSupplier stop) {
    this.work = work;
    this.base = base;
    this.frames = frames;
    this.stop = stop;
  }

  /** The logs of frame skipping alone. */
  List<FilterLog> skipping() {
    return PROCESS_EVERY.stream().map(every -> FilterLog.skipping(frames, every)).toList();
  }

  /**
   * The logs of each detector, at every rate of frame skipping: on luma, whatever looks at a frame
   * behind it.
   */
  Map<FittedDetector, List<FilterLog>> logs(
      PreviewSet previews, List<FittedDetector> detectors, Progress progress) {
    Map<FittedDetector, List<FilterLog>> logs = new LinkedHashMap<>();
    Map<FittedDetector, List<FilterRecorder>> missing = new LinkedHashMap<>();
    for (FittedDetector detector : detectors) {
      Optional<List<FilterLog>> known = work.find(new FilterLogCodec(), key(previews, detector));
      if (known.isPresent()) {
        logs.put(detector, known.get());
      } else {
        logs.put(detector, List.of());
        missing.put(detector, recorders(detector));
      }
    }
    if (!missing.isEmpty()) {
      record(previews, missing.values().stream().flatMap(List::stream).toList(), progress);
    }
    missing.forEach(
        (detector, recorders) -> {
          List<FilterLog> made = recorders.stream().map(FilterRecorder::log).toList();
          work.keep(new FilterLogCodec(), key(previews, detector), made);
          logs.put(detector, made);
        });
    return logs;
  }

  private List<FilterRecorder> recorders(FittedDetector detector) {
    List<FilterRecorder> recorders = new ArrayList<>();
    for (int every : PROCESS_EVERY) {
      recorders.add(new FilterRecorder(base, every, Optional.of(detector), frames));
    }
    return recorders;
  }

  private void record(PreviewSet previews, List<FilterRecorder> recorders, Progress progress) {
    progress.expect(frames);
    try (Workers workers = new Workers(stop)) {
      for (int start = 0; start < frames; start += CHUNK) {
        int first = start;
        Image[] chunk = new Image[Math.min(CHUNK, frames - start)];
        workers.each(chunk.length, i -> chunk[i] = previews.preview(first + i, Image.LUMA));
        workers.each(
            recorders.size(),
            i -> {
              for (Image luma : chunk) {
                recorders.get(i).add(luma);
              }
            });
        for (int i = 0; i < chunk.length; i++) {
          progress.frameDone();
        }
      }
    }
  }

  private String key(PreviewSet previews, FittedDetector detector) {
    String scene = detector.sceneImage().map(image -> Sha256.of(image.pixels())).orElse("");
    return WorkKey.of(
        VERSION, previews.key(), frames, Image.LUMA, detector.spec(), scene, PROCESS_EVERY);
  }
}
