package dev.squint.jobs.demo;

import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.query.Query;
import dev.squint.core.timeline.Presence;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.jobs.offline.simulated.SimulatedTruth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Compares the answers on simulated cameras with what is really there, as they come. Detections are
 * given by one thread, counts are asked for by any; closed by its maker.
 */
final class LiveTruth implements Consumer<DetectionRecord>, AutoCloseable {
  private final Map<String, Watched> cameras = new LinkedHashMap<>();
  private final Map<String, Map<String, PresenceCounts>> counts = new ConcurrentHashMap<>();

  /** The truth of those of {@code cameras} that are simulated. */
  LiveTruth(List<ShownCamera> cameras) {
    for (ShownCamera camera : cameras) {
      camera
          .footage()
          .simulated()
          .ifPresent(
              address ->
                  this.cameras.put(
                      camera.id(),
                      new Watched(
                          camera, SimulatedTruth.open(address, camera.plan().plan().queries()))));
    }
  }

  /** One camera's truth and the agreement so far. */
  private static final class Watched {
    private final List<Query> queries;
    private final SimulatedTruth truth;
    private final List<LiveAccuracy> accuracies = new ArrayList<>();
    private long next;

    Watched(ShownCamera camera, SimulatedTruth truth) {
      queries = camera.plan().plan().queries();
      this.truth = truth;
      int smoothing = camera.plan().plan().smoothingFrames();
      queries.forEach(unused -> accuracies.add(new LiveAccuracy(smoothing)));
    }

    /** A frame that comes a second time, after a restart of the job, is passed over. */
    boolean add(DetectionRecord detection) {
      if (detection.frame() < next || detection.verdicts().size() != queries.size()) {
        return false;
      }
      next = detection.frame() + 1;
      List<Presence> exact = truth.at(detection.frame());
      for (int query = 0; query < accuracies.size(); query++) {
        Boolean present = detection.verdicts().get(query).present();
        accuracies
            .get(query)
            .add(
                detection.frame(),
                exact.get(query),
                present == null ? Presence.UNKNOWN : Presence.of(present));
      }
      return true;
    }

    Map<String, PresenceCounts> counts() {
      Map<String, PresenceCounts> byQuery = new LinkedHashMap<>();
      for (int query = 0; query < accuracies.size(); query++) {
        byQuery.put(queries.get(query).name(), accuracies.get(query).counts());
      }
      return byQuery;
    }
  }

  @Override
  public void accept(DetectionRecord detection) {
    Watched camera = cameras.get(detection.camera());
    if (camera != null && camera.add(detection)) {
      counts.put(detection.camera(), camera.counts());
    }
  }

  /** The agreement on a camera so far by query; empty where nothing is known. */
  Map<String, PresenceCounts> counts(String camera) {
    return counts.getOrDefault(camera, Map.of());
  }

  /** The agreement on all cameras in words; empty where nothing is known. */
  String describe() {
    StringBuilder text = new StringBuilder();
    for (String camera : cameras.keySet()) {
      counts(camera)
          .forEach(
              (query, counted) ->
                  text.append(
                      String.format(
                          Locale.ROOT,
                          "%s, %s: %d of %d present frames missed, %d of %d absent frames invented%n",
                          camera,
                          query,
                          counted.falseNegatives(),
                          counted.present(),
                          counted.falsePositives(),
                          counted.absent())));
    }
    return text.toString();
  }

  @Override
  public void close() {
    cameras.values().forEach(camera -> camera.truth.close());
  }
}
