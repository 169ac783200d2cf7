package dev.squint.jobs.web.picture;

import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.DetectedObject;
import dev.squint.jobs.web.fetch.DetectionFetcher;
import dev.squint.jobs.web.fetch.FetchedFrame;
import dev.squint.jobs.web.fetch.FrameFetcher;
import dev.squint.jobs.web.fetch.MissingRecordException;
import dev.squint.jobs.web.fetch.MissingRecordException.Kind;
import dev.squint.jobs.web.history.AnsweredFrame;
import dev.squint.jobs.web.site.CameraState;
import dev.squint.jobs.web.site.FrameSize;
import dev.squint.jobs.web.site.PresenceStretch;
import java.util.List;
import java.util.Optional;

/** The pictures that the page shows, made when they are asked for and kept a while. Thread-safe. */
public final class Pictures {
  private static final long MAX_BYTES = 48L * 1024 * 1024;
  private static final int MAX_LOOKS = 4;

  private final FrameFetcher frames;
  private final DetectionFetcher detections;
  private final FrameDecoder decoder;
  private final FrameEncoder encoder;
  private final Tiles tiles;
  private final PictureCache cache = new PictureCache(MAX_BYTES);

  /** Pictures out of the topics that the fetchers read. */
  public Pictures(
      FrameFetcher frames,
      DetectionFetcher detections,
      FrameDecoder decoder,
      FrameEncoder encoder) {
    this.frames = frames;
    this.detections = detections;
    this.decoder = decoder;
    this.encoder = encoder;
    tiles = new Tiles(decoder, encoder);
  }

  /** The picture of a frame. */
  public Picture frame(CameraState camera, long frame, PictureKind kind)
      throws MissingRecordException {
    String name = "%s/%d/%s".formatted(camera.id(), frame, kind);
    return cache.get(name, () -> make(camera, frame, kind));
  }

  private Picture make(CameraState camera, long frame, PictureKind kind)
      throws MissingRecordException {
    FetchedFrame fetched = fetch(camera, frame);
    try {
      return switch (kind) {
        case TILE -> tiles.tile(fetched);
        case PREVIEW -> tiles.preview(fetched);
        case FULL -> Picture.of(fetched.image());
      };
    } catch (UnreadableFrameException e) {
      throw unreadable(camera, frame, e);
    }
  }

  /** Looks at a frame to learn the size of the camera's frames. */
  public void learnSize(CameraState camera, long frame) throws MissingRecordException {
    fetch(camera, frame);
  }

  private FetchedFrame fetch(CameraState camera, long frame) throws MissingRecordException {
    FetchedFrame fetched = frames.fetch(camera.id(), frame);
    try {
      EncodedImage header = EncodedImage.inspect(fetched.image());
      camera.size(new FrameSize(header.width(), header.height()));
      return fetched;
    } catch (UnreadableFrameException e) {
      throw unreadable(camera, frame, e);
    }
  }

  /** What an event is about: its object cut out where the reference model saw it, else a tile. */
  public Picture snapshot(CameraState camera, PresenceStretch event) throws MissingRecordException {
    List<AnsweredFrame> looks =
        camera.history(history -> ReferenceLooks.near(history, event, MAX_LOOKS));
    // While an event is open a better look may still come.
    String name = event.id() + (looks.isEmpty() ? "" : "/" + looks.get(0).frame());
    return cache.get(name, () -> makeSnapshot(camera, event, looks));
  }

  private Picture makeSnapshot(CameraState camera, PresenceStretch event, List<AnsweredFrame> looks)
      throws MissingRecordException {
    for (AnsweredFrame look : looks) {
      Optional<DetectedObject> best = best(camera, event, look);
      if (best.isPresent()) {
        FetchedFrame fetched = fetch(camera, look.frame());
        try {
          Image whole = decoder.decode(fetched.image());
          return Picture.crop(encoder.encode(Crops.crop(whole, best.get().box())));
        } catch (UnreadableFrameException e) {
          throw unreadable(camera, look.frame(), e);
        }
      }
    }
    return frame(camera, event.start().frame(), PictureKind.TILE);
  }

  private Optional<DetectedObject> best(
      CameraState camera, PresenceStretch event, AnsweredFrame look) {
    return detections
        .objects(look)
        .flatMap(
            objects ->
                BestObject.of(objects, event.query(), camera.plan(look.plan()), camera.size()));
  }

  private static MissingRecordException unreadable(
      CameraState camera, long frame, UnreadableFrameException why) {
    return new MissingRecordException(
        Kind.NEVER_THERE,
        "frame %d of camera %s is no sound image: %s"
            .formatted(frame, camera.id(), why.getMessage()));
  }
}
