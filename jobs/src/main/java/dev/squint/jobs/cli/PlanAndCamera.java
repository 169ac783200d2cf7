package dev.squint.jobs.cli;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.jobs.offline.Footage;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a plan and the camera that it is to decide for. */
final class PlanAndCamera {
  @Option(
      names = "--plan",
      required = true,
      paramLabel = "PLAN",
      description = "The plan bundle, as made by squint plans create.")
  private Path plan = Path.of("");

  @Option(
      names = "--camera",
      paramLabel = "ID",
      description =
          "The camera that the recording is of. Default: the plan's, else the input's name.")
  private Optional<String> camera = Optional.empty();

  PlanBundle bundle() {
    PlanBundle bundle = PlanBundles.read(plan);
    camera.ifPresent(id -> requireFor(bundle.plan(), id));
    return bundle;
  }

  /**
   * The camera.
   *
   * @param input what is read, which says whose it is when neither plan nor option names a camera
   */
  CameraId camera(PlanBundle bundle, Footage input) {
    String planned = bundle.plan().camera();
    boolean named = camera.isPresent() || planned.equals(Plan.ANY_CAMERA);
    return named ? camera(camera, input) : new CameraId(planned);
  }

  /** The camera that an option names, else the one that the input is of or is named after. */
  static CameraId camera(Optional<String> named, Footage input) {
    if (named.isPresent()) {
      return UserException.check("--camera", () -> new CameraId(named.get()));
    }
    return input.camera().orElseGet(() -> namedAfter(input.name()));
  }

  private void requireFor(Plan read, String id) {
    UserException.check("--camera", () -> new CameraId(id));
    if (!read.isFor(id)) {
      throw new UserException(
          "plan %s is for camera %s, not for %s".formatted(plan, read.camera(), id));
    }
  }

  private static CameraId namedAfter(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String id =
        stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    String kept = id.substring(0, Math.min(id.length(), CameraId.MAX_LENGTH));
    return new CameraId(kept.isEmpty() ? "recording" : kept);
  }
}
