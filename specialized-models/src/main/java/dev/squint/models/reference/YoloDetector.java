package dev.squint.models.reference;

import dev.squint.core.frame.Image;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelDescription;
import dev.squint.models.engine.NetworkOutput;
import dev.squint.models.engine.NetworkSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thread's detector over a shared {@link DetectorModel}.
 *
 * <p>Owns a session of the model's network and the buffers for decoding; the model itself is
 * released by the action given at construction. Not thread-safe.
 */
final class YoloDetector implements ReferenceDetector {
  private final DetectorModel model;
  private final ReferenceModelDescription description;
  private final double overlapThreshold;
  private final Runnable release;
  private final NetworkSession session;
  private final Letterbox letterbox;
  private final BoxDecoder decoder;
  private final Candidates candidates = new Candidates();
  private boolean closed;

  /**
   * @param release called once, on close, after the session is closed
   */
  YoloDetector(
      DetectorModel model,
      ReferenceModelDescription description,
      double minimumScore,
      double overlapThreshold,
      Runnable release) {
    this.model = model;
    this.description = description;
    this.overlapThreshold = overlapThreshold;
    this.release = release;
    session = model.network().newSession();
    letterbox = new Letterbox(model.layout().family(), model.inputWidth(), model.inputHeight());
    decoder = new BoxDecoder(model.layout(), minimumScore);
  }

  @Override
  public ReferenceModelDescription description() {
    return description;
  }

  @Override
  public List<List<DetectedObject>> detect(List<Image> images) {
    if (closed) {
      throw new IllegalStateException(
          "the reference detector %s is closed".formatted(description.name()));
    }
    requireColour(images);
    List<List<DetectedObject>> detections = new ArrayList<>(images.size());
    int largest = model.batchSizes().largest();
    for (int first = 0; first < images.size(); first += largest) {
      List<Image> batch = images.subList(first, Math.min(first + largest, images.size()));
      detectBatch(batch, detections);
    }
    return detections;
  }

  private static void requireColour(List<Image> images) {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("a batch of frames must hold at least one");
    }
    for (Image image : images) {
      if (image.channels() != Image.COLOUR) {
        throw new IllegalArgumentException("a reference detector takes colour frames: " + image);
      }
    }
  }

  private void detectBatch(List<Image> images, List<List<DetectedObject>> detections) {
    int batchSize = model.batchSizes().holding(images.size());
    var input = session.input(batchSize * letterbox.size());
    List<Letterbox.Placement> placements = new ArrayList<>(images.size());
    for (int index = 0; index < images.size(); index++) {
      placements.add(letterbox.write(images.get(index), input, index * letterbox.size()));
    }
    NetworkOutput output =
        session.run(batchSize, Image.COLOUR, model.inputHeight(), model.inputWidth());
    int frameSize = model.layout().shape().size();
    if (output.size() != batchSize * frameSize) {
      throw new IllegalStateException(
          "%s: a batch of %d must give %d values, the model gave %s"
              .formatted(description.name(), batchSize, batchSize * frameSize, output.shapeText()));
    }
    for (int index = 0; index < images.size(); index++) {
      candidates.clear();
      decoder.decode(output.values(), index * frameSize, candidates);
      detections.add(select(images.get(index), placements.get(index)));
    }
  }

  private List<DetectedObject> select(Image image, Letterbox.Placement placement) {
    List<DetectedObject> objects = new ArrayList<>();
    for (int candidate : NonMaximumSuppression.select(candidates, overlapThreshold)) {
      clip(candidate, placement, image)
          .ifPresent(
              box ->
                  objects.add(
                      new DetectedObject(
                          description.classes().get(candidates.classIndex(candidate)),
                          Math.min(candidates.score(candidate), 1),
                          box)));
    }
    return objects;
  }

  /** The part of a box that lies inside the frame; empty when none does. */
  private Optional<BoundingBox> clip(int candidate, Letterbox.Placement placement, Image image) {
    float left = clamp(placement.toFrameX(candidates.left(candidate)), image.width());
    float top = clamp(placement.toFrameY(candidates.top(candidate)), image.height());
    float right = clamp(placement.toFrameX(candidates.right(candidate)), image.width());
    float bottom = clamp(placement.toFrameY(candidates.bottom(candidate)), image.height());
    boolean visible = right > left && bottom > top;
    return visible
        ? Optional.of(new BoundingBox(left, top, right - left, bottom - top))
        : Optional.empty();
  }

  private static float clamp(float coordinate, int limit) {
    return Math.max(0, Math.min(coordinate, limit));
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    session.close();
    release.run();
  }
}
