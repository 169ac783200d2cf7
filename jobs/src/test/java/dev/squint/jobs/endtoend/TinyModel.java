package dev.squint.jobs.endtoend;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.core.reference.ReferenceServiceSettings;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.stages.DjlStages;
import java.net.URISyntaxException;
import java.nio.file.Path;

/** A real ONNX file that sees a person and a car in every frame with a white pixel. */
final class TinyModel {
  private TinyModel() {}

  static Path file() {
    try {
      return Path.of(TinyModel.class.getResource("/models/tiny-yolov8.onnx").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static ReferenceConfig config() {
    return new ReferenceConfig(
        ReferenceModelSpec.of(file().toString()), ReferenceServiceSettings.standard());
  }

  static DjlStages stages() {
    return new DjlStages(config().model(), config().service());
  }
}
