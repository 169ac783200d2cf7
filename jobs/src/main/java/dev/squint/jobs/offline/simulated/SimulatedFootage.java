package dev.squint.jobs.offline.simulated;

import dev.squint.core.hash.Sha256;
import dev.squint.jobs.offline.Footage;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.video.source.FrameSource;
import dev.squint.video.synthetic.SimulatedCameraAddress;
import dev.squint.video.synthetic.SimulatedFrameSource;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Footage that a simulated camera draws. It is known by its address and the version of the drawing,
 * which together give the same pixels always; where the camera ends changes none of them.
 *
 * @param address what is drawn
 */
public record SimulatedFootage(SimulatedCameraAddress address) implements Footage {
  @Override
  public String location() {
    return address.toString();
  }

  @Override
  public String name() {
    return address.scene().id();
  }

  @Override
  public String sha256() {
    String identity = "simulation %d %s".formatted(SimulatedCameraAddress.VERSION, withoutEnd());
    return Sha256.of(identity.getBytes(StandardCharsets.UTF_8));
  }

  private SimulatedCameraAddress withoutEnd() {
    return new SimulatedCameraAddress(
        address.scene(),
        address.seed(),
        address.start(),
        address.day(),
        address.framesPerSecond(),
        address.width(),
        address.height(),
        OptionalLong.empty(),
        address.traffic(),
        address.infrared(),
        address.weather(),
        address.jpeg(),
        address.disturbances());
  }

  @Override
  public Optional<SimulatedCameraAddress> simulated() {
    return Optional.of(address);
  }

  @Override
  public FrameSource open(OfflineBackend backend, long firstFrame) {
    SimulatedFrameSource source = SimulatedFrameSource.open(address);
    source.skip(firstFrame);
    return source;
  }
}
