package dev.squint.models.store;

import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Class names as Ultralytics' exporter writes them into a model: a Python dictionary, {@code {0:
 * 'person', 1: "driver's seat"}}.
 */
final class ClassDictionary {
  private static final Pattern ENTRY =
      Pattern.compile("(\\d{1,6})\\s*:\\s*(?:'([^']*)'|\"([^\"]*)\")");

  private ClassDictionary() {}

  /** The names by index; none when the indices are not 0, 1, 2 and so on. */
  static List<String> parse(String text) {
    TreeMap<Integer, String> names = new TreeMap<>();
    Matcher entry = ENTRY.matcher(text);
    while (entry.find()) {
      String name = entry.group(2) == null ? entry.group(3) : entry.group(2);
      names.put(Integer.valueOf(entry.group(1)), name);
    }
    boolean complete = !names.isEmpty() && names.lastKey() == names.size() - 1;
    return complete ? List.copyOf(names.values()) : List.of();
  }
}
