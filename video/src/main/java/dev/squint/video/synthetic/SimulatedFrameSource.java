package dev.squint.video.synthetic;

import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.video.decode.JpegFrameDecoder;
import dev.squint.video.encode.JpegFrameEncoder;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A simulated camera as a frame source, with the truth beside each frame.
 *
 * <p>It behaves as a recording: frames come as fast as they are asked for. The state does not grow
 * with the number of frames. One thread reads; any thread may close. Equal addresses give equal
 * frames and truth.
 */
public final class SimulatedFrameSource implements FrameSource {
  private final SimulatedCameraAddress address;
  private final SimulatedCamera camera;
  private final Optional<RoundTrip> roundTrip;
  private volatile boolean closed;

  private SimulatedFrameSource(SimulatedCameraAddress address) {
    this.address = address;
    this.camera = new SimulatedCamera(address);
    this.roundTrip =
        address.jpeg() == 0
            ? Optional.empty()
            : Optional.of(
                new RoundTrip(new JpegFrameEncoder(address.jpeg()), new JpegFrameDecoder()));
  }

  /** Leaves the artefacts of JPEG in a frame. */
  private record RoundTrip(JpegFrameEncoder encoder, JpegFrameDecoder decoder) {
    Image through(Image image) {
      try {
        return decoder.decode(encoder.encode(image));
      } catch (UnreadableFrameException e) {
        throw new IllegalStateException("a frame just encoded cannot be decoded", e);
      }
    }
  }

  /** Opens the camera of {@code address} at frame 0. */
  public static SimulatedFrameSource open(SimulatedCameraAddress address) {
    return new SimulatedFrameSource(address);
  }

  public SimulatedCameraAddress address() {
    return address;
  }

  /** The number of the frame that comes next. */
  public long position() {
    return camera.index();
  }

  /** Whether another frame comes. */
  public boolean hasNext() {
    return !closed && camera.index() < address.frames().orElse(Long.MAX_VALUE);
  }

  /**
   * Draws the next frame, with its truth.
   *
   * @throws NoSuchElementException when there is none
   */
  public SimulatedFrame nextFrame() {
    requireNext();
    SimulatedFrame frame = camera.frame();
    camera.step();
    return roundTrip
        .map(
            trip ->
                new SimulatedFrame(
                    trip.through(frame.image()),
                    frame.index(),
                    frame.presentationMicros(),
                    frame.objects()))
        .orElse(frame);
  }

  /**
   * The truth about the next frame, which is passed over without being drawn.
   *
   * @throws NoSuchElementException when there is none
   */
  public List<SimulatedObject> nextTruth() {
    requireNext();
    List<SimulatedObject> truth = camera.truth();
    camera.step();
    return truth;
  }

  /** Passes over up to {@code frames} frames without drawing them. */
  public void skip(long frames) {
    for (long i = 0; i < frames && hasNext(); i++) {
      camera.step();
    }
  }

  private void requireNext() {
    if (!hasNext()) {
      throw new NoSuchElementException("simulated camera %s has ended".formatted(address));
    }
  }

  @Override
  public Optional<SourceFrame> next() {
    if (!hasNext()) {
      return Optional.empty();
    }
    SimulatedFrame frame = nextFrame();
    return Optional.of(new SourceFrame(frame.image(), frame.index(), frame.presentationMicros()));
  }

  @Override
  public OptionalLong announcedFrames() {
    return address.frames();
  }

  @Override
  public double framesPerSecond() {
    return address.framesPerSecond();
  }

  @Override
  public int width() {
    return address.width();
  }

  @Override
  public int height() {
    return address.height();
  }

  @Override
  public String describe() {
    return "%s: simulated, %dx%d, %.4g frames a second"
        .formatted(address, address.width(), address.height(), address.framesPerSecond());
  }

  @Override
  public void close() {
    closed = true;
  }
}
