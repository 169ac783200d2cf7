package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;

/** A yard behind a gate, seen from a wall. */
final class GatePlace implements Place {
  private final GateLayout layout;

  GatePlace(long seed) {
    this.layout = GateLayout.draw(seed);
  }

  @Override
  public GroundCamera camera(int frameWidth, int frameHeight) {
    return new GroundCamera(
        layout.cameraHeight(), layout.pitch(), layout.view(), frameWidth, frameHeight);
  }

  @Override
  public Scene draw(GroundCamera camera) {
    return GateScenery.draw(layout, camera);
  }

  @Override
  public Traffic traffic(GroundCamera camera, double hour, double multiplier) {
    return new GateTraffic(layout, camera, Hash.mix(layout.seed(), 7), multiplier);
  }
}
