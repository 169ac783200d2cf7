package dev.squint.jobs.demo;

import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The plans of the demo's cameras that come with Squint: {@code SCENE.squint} beside this class.
 */
public final class ShippedPlans {
  private ShippedPlans() {}

  /**
   * The plan of a scene's first camera, if one is shipped that was tuned against the same model.
   *
   * @param modelSha256 checksum of the reference model
   */
  static Optional<PlanBundle> find(String scene, String modelSha256) {
    return read(scene)
        .filter(bundle -> bundle.plan().reference().map(modelSha256::equals).orElse(true));
  }

  /** The plan of a scene's first camera, if one is shipped. */
  public static Optional<PlanBundle> read(String scene) {
    String name = scene + ".squint";
    try (InputStream in = ShippedPlans.class.getResourceAsStream(name)) {
      return in == null ? Optional.empty() : Optional.of(PlanBundles.read(name, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("a plan that comes with Squint cannot be read", e);
    }
  }
}
