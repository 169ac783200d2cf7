package dev.squint.optimizer.difference;

import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.frame.Image;
import java.util.Optional;

/**
 * A difference detector that is worth trying on some footage.
 *
 * @param spec its settings
 * @param sceneImage the image that {@code spec.scene} names, if it names one
 * @param why what kind of detector it is and why it is there, in a few words for people
 */
public record FittedDetector(DifferenceSpec spec, Optional<Image> sceneImage, String why) {
  /** Name of the bundle entry that holds the scene image. */
  public static final String SCENE_IMAGE = "scene.pgm";

  public FittedDetector {
    if (spec.scene().flatMap(scene -> scene.image()).isPresent() != sceneImage.isPresent()) {
      throw new IllegalArgumentException(
          "a detector has a scene image where its settings name one: %s, %s"
              .formatted(spec.scene(), sceneImage));
    }
  }
}
