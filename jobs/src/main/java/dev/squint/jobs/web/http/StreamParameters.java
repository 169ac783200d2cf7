package dev.squint.jobs.web.http;

import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.Site;
import dev.squint.jobs.web.stream.Watch;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads what a stream is to tell. */
final class StreamParameters {
  private static final String FRAMES = "frames";
  private static final String RATE = "rate";
  private static final String DETECTIONS = "detections";
  private static final String ALL = "*";

  private StreamParameters() {}

  static Watch read(Parameters parameters, Site site) throws Problem {
    parameters.allow(FRAMES, RATE, DETECTIONS);
    List<String> frames = parameters.list(FRAMES);
    double rate = parameters.decimal(RATE, Watch.MIN_RATE, Watch.MAX_RATE, Watch.USUAL_RATE);
    Set<String> detections = new LinkedHashSet<>(parameters.list(DETECTIONS));
    if (detections.size() > Watch.MAX_DETECTIONS) {
      throw Problem.badRequest(
          "detections may name at most %d cameras: %d"
              .formatted(Watch.MAX_DETECTIONS, detections.size()));
    }
    requireKnown(detections, site);
    boolean all = frames.contains(ALL);
    Set<String> watched = all ? Set.of() : new LinkedHashSet<>(frames);
    requireKnown(watched, site);
    return new Watch(all, watched, rate, detections);
  }

  private static void requireKnown(Set<String> cameras, Site site) throws Problem {
    for (String camera : cameras) {
      CameraState unused = ApiRoutes.camera(site, camera);
    }
  }
}
