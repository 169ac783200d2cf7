package dev.squint.core.difference;

import dev.squint.core.difference.DifferenceSpec.SceneSpec;
import dev.squint.core.frame.Image;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compares with an image of the scene.
 *
 * <p>No assumption is made about what the scene holds: a frame that equals the scene takes the
 * label of the last frame that equalled it and was let through, so that cars that are always parked
 * there stay present. That label is checked again after the recheck bound and whenever the scene
 * has taken something in. State: the {@link SceneImage}, of at most {@link
 * DifferenceSpec#MAX_STATE_BYTES}.
 */
final class ReferenceImageDetector implements DifferenceDetector {
  private final DifferenceSpec spec;
  private final SceneSpec sceneSpec;
  private final int maxPixels;
  private @Nullable SceneImage scene;
  private @Nullable FramePoint anchor;

  ReferenceImageDetector(DifferenceSpec spec, Optional<Image> sceneImage) {
    this.spec = spec;
    sceneSpec = spec.scene().orElseThrow();
    maxPixels = SceneImage.maxPixels(spec.metric().grid());
    scene =
        sceneImage
            .map(image -> LumaPreview.atMost(image, maxPixels))
            .map(image -> new SceneImage(spec.metric(), sceneSpec, image))
            .orElse(null);
  }

  @Override
  public DifferenceOutcome observe(FramePoint point, Image preview) {
    Image luma = LumaPreview.atMost(preview, maxPixels);
    if (scene == null || !scene.canCompare(luma)) {
      scene = new SceneImage(spec.metric(), sceneSpec, luma);
      anchor = point;
      return DifferenceOutcome.letThrough(Double.NaN);
    }
    double difference = scene.difference(luma);
    if (scene.follow(point.position(), luma)) {
      anchor = null;
    }
    if (difference >= spec.threshold()) {
      return DifferenceOutcome.letThrough(difference);
    }
    if (anchor == null || point.position() - anchor.position() > spec.recheckAfterFrames()) {
      anchor = point;
      return DifferenceOutcome.letThrough(difference);
    }
    return new DifferenceOutcome(difference, anchor.frame());
  }

  @Override
  public long oldestFrameInUse() {
    return anchor == null ? Long.MAX_VALUE : anchor.frame();
  }

  @Override
  public double[] blockErrors() {
    return scene == null ? NOT_COMPARED : scene.blockErrors();
  }

  @Override
  public void write(DataOutput out) throws IOException {
    out.writeBoolean(scene != null);
    if (scene != null) {
      scene.write(out);
    }
    out.writeBoolean(anchor != null);
    if (anchor != null) {
      anchor.write(out);
    }
  }

  static ReferenceImageDetector read(DifferenceSpec spec, DataInput in) throws IOException {
    ReferenceImageDetector detector = new ReferenceImageDetector(spec, Optional.empty());
    if (in.readBoolean()) {
      detector.scene = SceneImage.read(spec.metric(), detector.sceneSpec, in);
    }
    if (in.readBoolean()) {
      detector.anchor = FramePoint.read(in);
    }
    return detector;
  }
}
