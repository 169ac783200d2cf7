package dev.squint.jobs.containers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.testing.TestFootage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * A Compose file as the engine sees it when no environment variable is set: defaults filled in,
 * anchors resolved.
 *
 * @param variables every variable that the file asks for, with its default
 */
record ComposeFile(JsonNode document, Map<String, String> variables) {
  private static final Pattern VARIABLE =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::-([^}]*))?\\}");

  static ComposeFile read(String name) throws IOException {
    String text = Files.readString(repository().resolve(name));
    Map<String, String> variables = new LinkedHashMap<>();
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String fallback = matcher.group(2) == null ? "" : matcher.group(2);
      variables.put(matcher.group(1), fallback);
      matcher.appendReplacement(filled, Matcher.quoteReplacement(fallback));
    }
    matcher.appendTail(filled);
    Object tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(filled.toString());
    return new ComposeFile(Json.mapper().valueToTree(tree), variables);
  }

  static Path repository() {
    return TestFootage.repositoryRoot();
  }

  /** The services by name. */
  Map<String, JsonNode> services() {
    Map<String, JsonNode> services = new LinkedHashMap<>();
    document
        .path("services")
        .properties()
        .forEach(entry -> services.put(entry.getKey(), entry.getValue()));
    return services;
  }

  /** The texts of an array. */
  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.asText()));
    return texts;
  }
}
