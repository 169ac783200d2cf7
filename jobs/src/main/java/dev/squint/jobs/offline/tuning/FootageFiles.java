package dev.squint.jobs.offline.tuning;

import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.jobs.offline.tuning.work.ImageLog;
import dev.squint.jobs.offline.tuning.work.JsonCodec;
import dev.squint.jobs.offline.tuning.work.TruthCodec;
import dev.squint.jobs.offline.tuning.work.WorkFolder;
import dev.squint.jobs.offline.tuning.work.WorkKey;
import dev.squint.optimizer.evidence.Truth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the work folder has what is known of footage.
 *
 * @param work the folder
 * @param decoder of previews
 */
record FootageFiles(WorkFolder work, FrameDecoder decoder) {
  static final JsonCodec<FootageInfo> INFO = new JsonCodec<>("footage", FootageInfo.class);

  private static final int VERSION = 1;
  private static final String PREVIEWS = "previews";
  private static final String SAMPLES = "samples";

  /** The footage that is kept under {@code key}, if all of it is there; the caller closes it. */
  Optional<LoggedFootage> open(String key) {
    Optional<FootageInfo> info = work.find(INFO, key);
    Optional<Truth> truth = work.find(new TruthCodec(), key);
    if (info.isEmpty() || truth.isEmpty()) {
      return Optional.empty();
    }
    LoggedFootage footage = open(key, info.get(), truth.get());
    boolean whole =
        footage.previews().stream().allMatch(set -> set.log().size() >= info.get().frames());
    if (!whole) {
      footage.close();
      return Optional.empty();
    }
    return Optional.of(footage);
  }

  private LoggedFootage open(String footageKey, FootageInfo info, Truth truth) {
    List<PreviewSet> previews = new ArrayList<>();
    for (int reduction : info.reductions()) {
      String key = key(info.recording(), info.logStart(), reduction);
      previews.add(
          new PreviewSet(
              key,
              reduction,
              PreviewGeometry.reduced(info.width(), reduction),
              PreviewGeometry.reduced(info.height(), reduction),
              ImageLog.open(work.log(PREVIEWS, key)),
              decoder));
    }
    return new LoggedFootage(
        footageKey, info, truth, previews, samples(info.recording(), info.logStart()));
  }

  /** Logs to be written to while footage is read. */
  Reading forReading(String recording, long start) {
    return new Reading(this, recording, start, new LinkedHashMap<>(), samples(recording, start));
  }

  private ImageLog samples(String recording, long start) {
    return ImageLog.open(work.log(SAMPLES, key(recording, start, 1)));
  }

  private static String key(String recording, long start, int reduction) {
    return WorkKey.of(VERSION, recording, start, reduction);
  }

  /** Logs that are open for writing; closes them. */
  record Reading(
      FootageFiles files,
      String recording,
      long start,
      Map<Integer, ImageLog> byReduction,
      ImageLog samples)
      implements AutoCloseable {

    /** Writes what is missing. */
    PreviewLogs observer(FrameEncoder encoder, List<Integer> reductions) {
      for (int reduction : reductions) {
        String key = key(recording, start, reduction);
        byReduction.put(reduction, ImageLog.open(files.work().log(PREVIEWS, key)));
      }
      return new PreviewLogs(encoder, byReduction, samples);
    }

    @Override
    public void close() {
      byReduction.values().forEach(ImageLog::close);
      samples.close();
    }
  }
}
