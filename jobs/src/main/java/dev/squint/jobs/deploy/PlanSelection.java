package dev.squint.jobs.deploy;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.plan.PlanSet;
import dev.squint.core.query.Query;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The plans of a job and the cameras that they decide for.
 *
 * @param plans at most one a camera
 * @param cameras each with a plan; empty for every camera, which the plan for any camera decides
 */
public record PlanSelection(PlanSet plans, Set<CameraId> cameras) {
  public PlanSelection {
    cameras = Set.copyOf(cameras);
  }

  /**
   * Reads plans and matches them with cameras.
   *
   * @param files plan bundles, at least one
   * @param wanted cameras; empty for those that the plans name, and for every camera when a plan is
   *     for any
   * @throws UserException when a camera has no plan or two, or a plan no camera
   */
  public static PlanSelection of(List<Path> files, Collection<CameraId> wanted) {
    Map<String, Path> fileOfCamera = new HashMap<>();
    Map<String, PlanBundle> bundleOfCamera = new TreeMap<>();
    for (Path file : files) {
      PlanBundle bundle = PlanBundles.read(file);
      String camera = bundle.plan().camera();
      Path other = fileOfCamera.put(camera, file);
      if (other != null) {
        throw new UserException(
            "camera %s takes one plan, and there are two: %s and %s"
                .formatted(camera, other, file));
      }
      bundleOfCamera.put(camera, bundle);
    }
    requireCameras(fileOfCamera, wanted);
    return new PlanSelection(
        PlanSet.of(bundleOfCamera.values()),
        wanted.isEmpty() ? named(bundleOfCamera) : Set.copyOf(wanted));
  }

  /** All that the plans ask, in no order. */
  public List<Query> queries() {
    return plans.bundles().stream().flatMap(bundle -> bundle.plan().queries().stream()).toList();
  }

  private static void requireCameras(Map<String, Path> files, Collection<CameraId> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    for (CameraId camera : wanted) {
      if (!files.containsKey(camera.value()) && !files.containsKey(Plan.ANY_CAMERA)) {
        throw new UserException(
            "camera %s has no plan: the plans given are for %s"
                .formatted(camera, files.keySet().stream().sorted().toList()));
      }
    }
    for (Map.Entry<String, Path> file : files.entrySet()) {
      boolean used =
          file.getKey().equals(Plan.ANY_CAMERA) || wanted.contains(new CameraId(file.getKey()));
      if (!used) {
        throw new UserException(
            "plan %s is for camera %s, which is not among the cameras given: %s"
                .formatted(
                    file.getValue(),
                    file.getKey(),
                    wanted.stream().map(CameraId::value).sorted().toList()));
      }
    }
  }

  private static Set<CameraId> named(Map<String, PlanBundle> bundles) {
    if (bundles.containsKey(Plan.ANY_CAMERA)) {
      return Set.of();
    }
    return bundles.keySet().stream().map(CameraId::new).collect(Collectors.toUnmodifiableSet());
  }
}
