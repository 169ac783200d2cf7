package dev.squint.video.synthetic.scene;

import dev.squint.video.synthetic.chance.Hash;
import dev.squint.video.synthetic.ground.GroundCamera;

/** An entrance hall seen from its ceiling. */
final class LobbyPlace implements Place {
  private final LobbyLayout layout;

  LobbyPlace(long seed) {
    this.layout = LobbyLayout.draw(seed);
  }

  @Override
  public GroundCamera camera(int frameWidth, int frameHeight) {
    return new GroundCamera(
        layout.cameraHeight(), layout.pitch(), layout.view(), frameWidth, frameHeight);
  }

  @Override
  public Scene draw(GroundCamera camera) {
    return LobbyScenery.draw(layout, camera);
  }

  @Override
  public Traffic traffic(GroundCamera camera, double hour, double multiplier) {
    return new LobbyTraffic(layout, camera, Hash.mix(layout.seed(), 7), multiplier);
  }
}
