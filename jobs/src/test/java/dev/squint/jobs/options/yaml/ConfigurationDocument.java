package dev.squint.jobs.options.yaml;

/** The text of {@code docs/configuration.md}, made of the keys. */
final class ConfigurationDocument {
  private static final String INTRODUCTION =
      """
      # Configuration

      One YAML file, by custom `squint.yaml`, is given to a command with `--config FILE`; the command's \
      options override it. Every key may be left out unless it says *required*. Paths are relative to \
      the file. An unknown key, a wrong type or a value out of bounds is an error that names the file, \
      line, column, key and rule. [examples/squint.yaml](examples/squint.yaml) shows most keys at work.

      A duration has its unit: `500ms`, `10s`, `5m` or `1h`.

      This page is generated from the keys' definitions: change those, then run \
      `mvn -pl jobs test -Dtest=ConfigurationDocumentTest -Dsquint.rewrite=true`.
      """;

  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  private ConfigurationDocument() {}

  static String text() {
    ConfigurationDocument document = new ConfigurationDocument();
    ConfigSections.ROOT.sections().forEach(section -> document.add("", section));
    return document.text.toString();
  }

  private void add(String parent, ConfigSection section) {
    String path = parent + section.name() + (section.isList() ? "[]" : "");
    text.append("\n## `").append(path).append("`\n\n").append(section.sentence()).append("\n\n");
    text.append("| key | value | default | meaning |\n|---|---|---|---|\n");
    section.keys().forEach(this::add);
    section.sections().forEach(child -> add(path + ".", child));
  }

  private void add(ConfigKey<?> key) {
    text.append(
        "| `%s` | %s | %s | %s |\n"
            .formatted(key.name(), key.type().rule(), defaultOf(key), key.sentence()));
  }

  private static String defaultOf(ConfigKey<?> key) {
    return key.defaultText()
        .map(value -> value.isEmpty() ? "empty" : "`%s`".formatted(value))
        .orElse(key.absence().equals("required") ? "*required*" : key.absence());
  }
}
