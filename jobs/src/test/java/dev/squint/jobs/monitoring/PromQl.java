package dev.squint.jobs.monitoring;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a PromQL expression speaks of.
 *
 * @param metrics names of metrics and of recorded rules
 * @param labels names of labels, in selectors and in groupings
 */
record PromQl(Set<String> metrics, Set<String> labels) {
  private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*\\]");
  private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)\\}");
  private static final Pattern GROUPING =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern MATCHER = Pattern.compile("([A-Za-z_]\\w*)\\s*(?:=~|!=|!~|=)");
  private static final Pattern NAME = Pattern.compile("[A-Za-z_:][A-Za-z0-9_:]*");
  private static final Pattern WORD =
      Pattern.compile("(?<![A-Za-z0-9_:.$])[A-Za-z_:][A-Za-z0-9_:]*(?!\\s*\\()(?![A-Za-z0-9_:])");
  private static final Set<String> KEYWORDS =
      Set.of("and", "or", "unless", "bool", "offset", "by", "without", "on", "ignoring");

  static PromQl of(String expression) {
    Set<String> labels = new TreeSet<>();
    String text = RANGE.matcher(TEXT.matcher(expression).replaceAll("\"\"")).replaceAll("");
    Matcher selector = SELECTOR.matcher(text);
    while (selector.find()) {
      addAll(MATCHER, selector.group(1), labels);
    }
    text = selector.replaceAll("");
    Matcher grouping = GROUPING.matcher(text);
    while (grouping.find()) {
      addAll(NAME, grouping.group(1), labels);
    }
    Set<String> metrics = new TreeSet<>();
    addAll(WORD, grouping.replaceAll(""), metrics);
    metrics.removeAll(KEYWORDS);
    return new PromQl(metrics, labels);
  }

  private static void addAll(Pattern pattern, String text, Set<String> into) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      into.add(matcher.groupCount() == 0 ? matcher.group() : matcher.group(1));
    }
  }
}
