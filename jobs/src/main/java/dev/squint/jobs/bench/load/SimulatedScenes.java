package dev.squint.jobs.bench.load;

import dev.squint.jobs.demo.ShippedPlans;
import java.util.List;

/** The scenes of the usual load: simulated cameras that plans come with Squint for. */
public final class SimulatedScenes {
  /** A quarter of a minute, so half a minute to and fro; drawn in a few seconds. */
  public static final int USUAL_FRAMES = 150;

  private SimulatedScenes() {}

  /** Three stretches of a lobby's day and one of a gate's. */
  public static List<LoadScene> usual() {
    return List.of(
        scene("lobby-a", "lobby", "09:00"),
        scene("lobby-b", "lobby", "12:00"),
        scene("lobby-c", "lobby", "16:00"),
        scene("gate", "gate", "11:00"));
  }

  private static LoadScene scene(String name, String scene, String start) {
    return new LoadScene(
        name,
        "sim:%s?seed=1&start=%s&day=24h".formatted(scene, start),
        ShippedPlans.read(scene).orElseThrow());
  }
}
