package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;

/** A street crossing seen from a pole. */
final class CrossingPlace implements Place {
  private final CrossingLayout layout;

  CrossingPlace(long seed) {
    this.layout = CrossingLayout.draw(seed);
  }

  @Override
  public GroundCamera camera(int frameWidth, int frameHeight) {
    return new GroundCamera(
        layout.cameraHeight(), layout.pitch(), layout.view(), frameWidth, frameHeight);
  }

  @Override
  public Scene draw(GroundCamera camera) {
    return CrossingScenery.draw(layout, camera);
  }

  @Override
  public Traffic traffic(GroundCamera camera, double hour, double multiplier) {
    return new CrossingTraffic(layout, camera, Hash.mix(layout.seed(), 7), multiplier);
  }
}
