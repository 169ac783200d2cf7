package dev.squint.jobs.options.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * A group of keys of the configuration file.
 *
 * @param name of the key that holds it; empty for the whole file
 * @param isList whether there may be several
 * @param sentence what it settles
 * @param keys its values, in the order of the documentation
 * @param sections its subsections
 */
record ConfigSection(
    String name,
    boolean isList,
    String sentence,
    List<ConfigKey<?>> keys,
    List<ConfigSection> sections) {
  ConfigSection {
    keys = List.copyOf(keys);
    sections = List.copyOf(sections);
  }

  /** What may stand in it. */
  List<String> names() {
    List<String> names = new ArrayList<>();
    keys.forEach(key -> names.add(key.name()));
    sections.forEach(section -> names.add(section.name()));
    return names;
  }
}
