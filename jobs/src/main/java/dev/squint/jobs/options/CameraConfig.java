package dev.squint.jobs.options;

import dev.squint.core.audit.AuditRates;
import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.InvalidPlanException;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * One camera: where its frames come from and what is asked of it.
 *
 * @param id its name
 * @param source a video file, a folder of images, or an {@code rtsp://} address; empty when
 *     something else fills its topic
 * @param zones that the queries may name
 * @param queries what is asked; empty exactly when {@code plan} is given
 * @param plan the plan bundle that decides, which holds its own queries
 * @param settings the plan's settings when there is no bundle
 * @param framesPerSecond the rate that spans of time are turned into counts of frames with; empty
 *     to take the source's own
 * @param rate how fast the frames of a recording are sent
 * @param loop whether a recording starts again at its end
 * @param auditRate the share of the frames that are answered without the reference model which it
 *     is asked about all the same, {@code [0, 1]}
 */
public record CameraConfig(
    CameraId id,
    Optional<String> source,
    List<Zone> zones,
    List<Query> queries,
    Optional<Path> plan,
    PlanSettings settings,
    Optional<Double> framesPerSecond,
    SendingRate rate,
    boolean loop,
    double auditRate) {
  public CameraConfig {
    zones = List.copyOf(zones);
    queries = List.copyOf(queries);
    Query.requireDistinctNames(queries);
    if (plan.isPresent() && !queries.isEmpty()) {
      throw new IllegalArgumentException(
          "camera %s has both a plan and queries; the plan %s holds its own queries"
              .formatted(id, plan.get()));
    }
    if (plan.isEmpty() && queries.isEmpty()) {
      throw new IllegalArgumentException(
          "camera %s has neither a plan nor queries: nothing is asked of it".formatted(id));
    }
    framesPerSecond.ifPresent(PlanSettings::requireFramesPerSecond);
    AuditRates.requireRate(auditRate);
  }

  /** This camera with another audit rate. */
  public CameraConfig withAuditRate(double rate) {
    return new CameraConfig(
        id, source, zones, queries, plan, settings, framesPerSecond, this.rate, loop, rate);
  }

  /**
   * The plan of this camera: the bundle's, or one made of the settings.
   *
   * @param sourceFramesPerSecond what the source says of its rate; NaN when it says nothing
   * @throws InvalidPlanException when the bundle cannot be read
   * @throws UserException when the bundle is for another camera, or no rate is known
   */
  public PlanBundle planBundle(double sourceFramesPerSecond) {
    if (plan.isPresent()) {
      return requireFor(PlanBundles.read(plan.get()), plan.get());
    }
    double rateKnown = framesPerSecond.orElse(sourceFramesPerSecond);
    if (!(rateKnown > 0)) {
      throw new UserException(
          "camera %s: its source states no frame rate; set framesPerSecond".formatted(id));
    }
    Plan made = settings.planFor(id.value(), rateKnown, queries);
    return PlanBundle.of(made);
  }

  private PlanBundle requireFor(PlanBundle bundle, Path file) {
    if (!bundle.plan().isFor(id.value())) {
      throw new UserException(
          "plan %s is for camera %s, not for %s".formatted(file, bundle.plan().camera(), id));
    }
    return bundle;
  }
}
