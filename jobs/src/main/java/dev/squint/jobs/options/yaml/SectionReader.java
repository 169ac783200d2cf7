package dev.squint.jobs.options.yaml;

import dev.squint.jobs.options.Suggestions;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.options.yaml.YamlNode.Location;
import dev.squint.jobs.options.yaml.YamlNode.Mapping;
import dev.squint.jobs.options.yaml.YamlNode.PlacedKey;
import dev.squint.jobs.options.yaml.YamlNode.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the keys of one section; every refusal names the file, the place and the key. */
final class SectionReader {
  private final Path file;
  private final String path;
  private final Mapping mapping;

  /**
   * A reader of a section.
   *
   * @param path of the section, for example {@code cameras[0].}; empty for the whole file
   * @throws UserException when the section holds a key that is none of its own
   */
  SectionReader(Path file, String path, Mapping mapping, ConfigSection section) {
    this.file = file;
    this.path = path;
    this.mapping = mapping;
    List<String> known = section.names();
    for (PlacedKey key : mapping.entries().keySet()) {
      if (!known.contains(key.name())) {
        throw error(
            key.location(),
            "unknown key %s%s%s; known here: %s"
                .formatted(
                    path,
                    key.name(),
                    Suggestions.hint(key.name(), known),
                    String.join(", ", known)));
      }
    }
  }

  /** The value of a key that must be there, or has a default. */
  <T> T get(ConfigKey<T> key) {
    Optional<T> value = find(key);
    if (value.isPresent()) {
      return value.get();
    }
    if (key.defaultText().isEmpty()) {
      throw error(
          mapping.location(), "%s%s is missing: %s".formatted(path, key.name(), key.sentence()));
    }
    return key.defaultValue();
  }

  /** The value of a key, if it is there. */
  <T> Optional<T> find(ConfigKey<T> key) {
    return node(key.name()).map(node -> located(key.name(), () -> key.type().read(node)));
  }

  /** The section under {@code name}; one without keys if it is not there. */
  SectionReader section(ConfigSection child) {
    YamlNode node =
        node(child.name()).orElseGet(() -> new Mapping(mapping.location(), java.util.Map.of()));
    return child(node, path + child.name(), child);
  }

  /** The section under {@code name}, if it is there. */
  Optional<SectionReader> findSection(ConfigSection child) {
    return node(child.name()).map(node -> child(node, path + child.name(), child));
  }

  /** The sections of the list under {@code name}; none if it is not there. */
  List<SectionReader> sections(ConfigSection child) {
    Optional<YamlNode> node = node(child.name());
    if (node.isEmpty()) {
      return List.of();
    }
    if (!(node.get() instanceof Sequence sequence)) {
      throw error(
          node.get().location(),
          "%s%s must be a list; it is %s".formatted(path, child.name(), node.get().kind()));
    }
    List<SectionReader> readers = new ArrayList<>();
    for (YamlNode item : sequence.items()) {
      readers.add(child(item, "%s%s[%d]".formatted(path, child.name(), readers.size()), child));
    }
    return readers;
  }

  /** The value as it stands in the file, if it is there. */
  Optional<YamlNode> node(String name) {
    return Optional.ofNullable(mapping.entries().get(new PlacedKey(name, mapping.location())));
  }

  /** Makes a value of several keys; its refusal is told with the section's place. */
  <T> T build(Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      String where = path.isEmpty() ? "" : path.substring(0, path.length() - 1) + ": ";
      throw new UserException(
          "%s:%s: %s%s".formatted(file, mapping.location(), where, e.getMessage()), e);
    }
  }

  /** Runs {@code value}; what it says of a place is told with the file and {@code name}. */
  <T> T located(String name, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidValueException e) {
      throw new UserException(
          "%s:%s: %s%s: %s".formatted(file, e.location(), path, name, e.getMessage()), e);
    }
  }

  /** A path in the file, relative to the file's folder. */
  Path resolve(Path written) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? written : folder.resolve(written).normalize();
  }

  private SectionReader child(YamlNode node, String childPath, ConfigSection child) {
    if (node instanceof Mapping keys) {
      return new SectionReader(file, childPath + ".", keys, child);
    }
    throw error(
        node.location(),
        "%s must be a section of keys (%s); it is %s"
            .formatted(childPath, String.join(", ", child.names()), node.kind()));
  }

  private UserException error(Location location, String message) {
    return new UserException("%s:%s: %s".formatted(file, location, message));
  }
}
