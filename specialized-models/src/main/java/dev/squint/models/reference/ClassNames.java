package dev.squint.models.reference;

import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.store.ModelFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The class names of a detector by index: the user's, else the file's, else the 80 of COCO. */
final class ClassNames {
  private static final String COCO = "coco.names";

  private ClassNames() {}

  static List<String> of(ReferenceModelSpec spec, ModelFile file) {
    if (!spec.classes().isEmpty()) {
      return spec.classes();
    }
    return file.classes().isEmpty() ? coco() : file.classes();
  }

  static List<String> coco() {
    try (InputStream stream =
            Objects.requireNonNull(ClassNames.class.getResourceAsStream(COCO), COCO);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
