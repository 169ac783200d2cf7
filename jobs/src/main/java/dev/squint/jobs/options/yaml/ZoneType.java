package dev.squint.jobs.options.yaml;

import dev.squint.core.query.Zone;
import dev.squint.core.query.Zone.Corner;
import dev.squint.jobs.options.yaml.YamlNode.Mapping;
import dev.squint.jobs.options.yaml.YamlNode.PlacedKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The value type of {@code zones}: polygons by name. */
final class ZoneType {
  private static final ValueType<List<List<Double>>> CORNERS =
      ValueType.listOf(ValueType.listOf(ValueType.between(0, 1)));

  private ZoneType() {}

  static ValueType<Map<String, Zone>> zones() {
    return new ValueType<>("zones by name", "a section of zones by name", ZoneType::read);
  }

  private static Map<String, Zone> read(YamlNode node) {
    if (!(node instanceof Mapping mapping)) {
      throw new IllegalArgumentException(
          "must be zones by name, each a list of corners [x, y]; it is " + node.kind());
    }
    Map<String, Zone> zones = new LinkedHashMap<>();
    for (Map.Entry<PlacedKey, YamlNode> entry : mapping.entries().entrySet()) {
      String name = entry.getKey().name();
      zones.put(name, zone(name, entry.getValue()));
    }
    return zones;
  }

  private static Zone zone(String name, YamlNode node) {
    List<Corner> corners = new ArrayList<>();
    for (List<Double> pair : CORNERS.read(node)) {
      if (pair.size() != 2) {
        throw invalid(
            node,
            "zone %s: a corner is [x, y], this one has %d numbers".formatted(name, pair.size()));
      }
      corners.add(new Corner(pair.get(0), pair.get(1)));
    }
    try {
      return new Zone(name, corners);
    } catch (IllegalArgumentException e) {
      throw invalid(node, String.valueOf(e.getMessage()));
    }
  }

  private static InvalidValueException invalid(YamlNode node, String message) {
    return new InvalidValueException(
        node.location(), message, new IllegalArgumentException(message));
  }
}
