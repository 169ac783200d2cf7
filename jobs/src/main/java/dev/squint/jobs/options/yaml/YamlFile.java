package dev.squint.jobs.options.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.squint.jobs.options.UserException;
import dev.squint.jobs.options.yaml.YamlNode.Location;
import dev.squint.jobs.options.yaml.YamlNode.Mapping;
import dev.squint.jobs.options.yaml.YamlNode.PlacedKey;
import dev.squint.jobs.options.yaml.YamlNode.Scalar;
import dev.squint.jobs.options.yaml.YamlNode.ScalarType;
import dev.squint.jobs.options.yaml.YamlNode.Sequence;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a YAML file with the place of every key and value. */
final class YamlFile {
  private static final Pattern PLACE = Pattern.compile("line (\\d{1,9}), column (\\d{1,9})");

  private final Path file;
  private final YAMLParser parser;

  private YamlFile(Path file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /**
   * Reads the file.
   *
   * @throws UserException when it cannot be read, is no YAML, or is not a mapping
   */
  static Mapping read(Path file) {
    String text = readText(file);
    try (YAMLParser parser = new YAMLFactory().createParser(text)) {
      YamlFile reader = new YamlFile(file, parser);
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new UserException("configuration %s is empty".formatted(file));
      }
      YamlNode root = reader.node(first);
      if (root instanceof Mapping mapping) {
        return mapping;
      }
      throw reader.error(
          root.location(), "a configuration consists of keys, this is " + root.kind());
    } catch (JsonProcessingException e) {
      throw notYaml(file, e);
    } catch (IOException e) {
      throw new UserException("configuration %s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static String readText(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new UserException("configuration %s does not exist".formatted(file), e);
    } catch (MalformedInputException e) {
      throw new UserException("configuration %s is no text in UTF-8".formatted(file), e);
    } catch (IOException e) {
      throw new UserException("configuration %s cannot be read: %s".formatted(file, e), e);
    }
  }

  private YamlNode node(JsonToken token) throws IOException {
    Location location = location();
    if (parser.isCurrentAlias()) {
      throw error(
          location,
          "aliases (*%s) are not supported; write the value again".formatted(parser.getText()));
    }
    return switch (token) {
      case START_OBJECT -> mapping(location);
      case START_ARRAY -> sequence(location);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
          new Scalar(location, parser.getText(), ScalarType.NUMBER);
      case VALUE_TRUE, VALUE_FALSE -> new Scalar(location, parser.getText(), ScalarType.TRUTH);
      case VALUE_NULL -> new Scalar(location, "", ScalarType.NOTHING);
      default -> new Scalar(location, parser.getText(), ScalarType.TEXT);
    };
  }

  private Mapping mapping(Location location) throws IOException {
    Map<PlacedKey, YamlNode> entries = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      PlacedKey key = new PlacedKey(parser.currentName(), location());
      YamlNode value = node(parser.nextToken());
      if (entries.containsKey(key)) {
        throw error(key.location(), "key %s is there twice".formatted(key.name()));
      }
      entries.put(key, value);
    }
    return new Mapping(location, entries);
  }

  private Sequence sequence(Location location) throws IOException {
    List<YamlNode> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(node(token));
    }
    return new Sequence(location, items);
  }

  private Location location() {
    return locationOf(parser.currentTokenLocation());
  }

  private static Location locationOf(JsonLocation location) {
    return new Location(location.getLineNr(), location.getColumnNr());
  }

  private UserException error(Location location, String message) {
    return new UserException("%s:%s: %s".formatted(file, location, message));
  }

  /**
   * The parser's own text spans lines: what it was doing and what is wrong, each followed by
   * indented lines that show a place; the last place is where it is wrong.
   */
  private static UserException notYaml(Path file, JsonProcessingException cause) {
    String said = cause.getOriginalMessage();
    Location location = locationOf(cause.getLocation());
    Matcher place = PLACE.matcher(said);
    while (place.find()) {
      location = new Location(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)));
    }
    String what =
        said.lines()
            .filter(line -> !line.isBlank() && !line.startsWith(" "))
            .collect(Collectors.joining(", "));
    return new UserException("%s:%s: not valid YAML: %s".formatted(file, location, what), cause);
  }
}
