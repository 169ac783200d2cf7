package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;

/** A car park seen from a pole. */
final class CarParkPlace implements Place {
  private final CarParkLayout layout;

  CarParkPlace(long seed) {
    this.layout = CarParkLayout.draw(seed);
  }

  @Override
  public GroundCamera camera(int frameWidth, int frameHeight) {
    return new GroundCamera(
        layout.cameraHeight(), layout.pitch(), layout.view(), frameWidth, frameHeight);
  }

  @Override
  public Scene draw(GroundCamera camera) {
    return CarParkScenery.draw(layout, camera);
  }

  @Override
  public Traffic traffic(GroundCamera camera, double hour, double multiplier) {
    return new CarParkTraffic(layout, camera, Hash.mix(layout.seed(), 7), multiplier).filled(hour);
  }
}
