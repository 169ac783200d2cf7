package dev.squint.jobs.demo;

import dev.squint.core.frame.CameraId;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.offline.simulated.SimulatedFootage;
import dev.squint.jobs.options.CameraConfig;
import dev.squint.jobs.options.PlanSettings;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The demo on simulated cameras: each scene in turn, with its shipped plan where there is one. */
public final class SimulatedShow {
  /** In the afternoon, so that the evening comes before a visitor goes. */
  private static final String START = "15:30";

  private SimulatedShow() {}

  /**
   * Makes the cameras.
   *
   * @param modelSha256 checksum of the reference model
   */
  public static DemoShow of(
      SimulatedShowSettings settings, ReferenceConfig reference, String modelSha256) {
    List<ShownCamera> cameras = new ArrayList<>();
    List<String> untuned = new ArrayList<>();
    for (int number = 0; number < settings.cameras(); number++) {
      ShownCamera camera = camera(settings, number, modelSha256);
      cameras.add(camera);
      if (!camera.isTuned()) {
        untuned.add(camera.id());
      }
    }
    List<String> notes =
        untuned.isEmpty()
            ? List.of()
            : List.of(
                "no plan was tuned for %s: a cautious difference detector stands before the reference model"
                    .formatted(String.join(", ", untuned)));
    return new DemoShow(cameras, reference, notes);
  }

  private static ShownCamera camera(
      SimulatedShowSettings settings, int number, String modelSha256) {
    DemoScene scene = DemoScene.ALL.get(number % DemoScene.ALL.size());
    int round = number / DemoScene.ALL.size();
    long seed = settings.seed() + round;
    CameraId id = new CameraId(round == 0 ? scene.scene() : scene.scene() + "-" + (round + 1));
    SimulatedCameraAddress address = address(scene, seed, settings);
    CameraConfig config =
        new CameraConfig(
            id,
            Optional.of(address.toString()),
            List.of(),
            scene.queries(),
            Optional.empty(),
            PlanSettings.standard(),
            Optional.of(address.framesPerSecond()),
            settings.rate(),
            false,
            0);
    Optional<PlanBundle> shipped =
        seed == SimulatedShowSettings.DEFAULT_SEED
            ? ShippedPlans.find(scene.scene(), modelSha256)
            : Optional.empty();
    return new ShownCamera(
        config,
        round == 0 ? scene.title() : "%s %d".formatted(scene.title(), round + 1),
        scene.description(),
        new SimulatedFootage(address),
        shipped.orElseGet(() -> config.planBundle(address.framesPerSecond())),
        0);
  }

  private static SimulatedCameraAddress address(
      DemoScene scene, long seed, SimulatedShowSettings settings) {
    StringBuilder text = new StringBuilder();
    text.append(SimulatedCameraAddress.PREFIX).append(scene.scene());
    text.append("?seed=").append(seed);
    text.append("&start=").append(START);
    text.append("&day=").append(settings.day().toSeconds()).append('s');
    settings.frames().ifPresent(frames -> text.append("&frames=").append(frames));
    return SimulatedCameraAddress.parse(text.toString());
  }
}
