package dev.squint.jobs.offline.labels;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.squint.core.json.Json;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The file beside labels that says whose they are. */
final class LabelManifest {
  /** Names are for people and may change; checksums say what the labels are of. */
  private static final List<String> NAMES = List.of("input", "model");

  private LabelManifest() {}

  /**
   * Writes the manifest where it is missing.
   *
   * @throws UserException when there is one that says that {@code labels} are others than {@code
   *     identity}
   */
  static void require(Path manifest, LabelIdentity identity, Path labels) throws IOException {
    ObjectNode wanted = Json.mapper().valueToTree(identity);
    if (Files.exists(manifest)) {
      requireSame(manifest, read(manifest, labels), wanted, labels);
    } else {
      Files.write(
          manifest, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(wanted));
    }
  }

  private static JsonNode read(Path manifest, Path labels) throws IOException {
    try {
      return Json.mapper().readTree(Files.readAllBytes(manifest));
    } catch (JsonProcessingException e) {
      throw new UserException(
          "manifest %s is damaged: %s; delete it and %s to label anew"
              .formatted(manifest, e.getOriginalMessage(), labels),
          e);
    }
  }

  private static void requireSame(Path manifest, JsonNode found, ObjectNode wanted, Path labels) {
    wanted.remove(NAMES);
    for (Map.Entry<String, JsonNode> field : wanted.properties()) {
      JsonNode stated = found.path(field.getKey());
      if (!stated.equals(field.getValue())) {
        throw new UserException(
            "labels %s are of another recording or model: %s states %s %s, not %s; delete both to label anew"
                .formatted(labels, manifest, field.getKey(), text(stated), text(field.getValue())));
      }
    }
  }

  private static String text(JsonNode value) {
    return value.isArray() ? "a list of %d".formatted(value.size()) : value.toString();
  }
}
