package dev.squint.jobs.options.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "configuration.md");

  @Test
  void documentAgreesWithTheKeys() throws IOException {
    String expected = ConfigurationDocument.text();
    if (Boolean.getBoolean("squint.rewrite")) {
      Files.writeString(DOCUMENT, expected);
    }
    assertThat(DOCUMENT).as("rewritten by -Dsquint.rewrite=true").content().isEqualTo(expected);
  }

  @Test
  void everyDefaultIsValidForItsKey() {
    requireValidDefaults(ConfigSections.ROOT);
  }

  private static void requireValidDefaults(ConfigSection section) {
    for (ConfigKey<?> key : section.keys()) {
      if (key.defaultText().isPresent()) {
        assertThat(key.defaultValue()).as(key.name()).isNotNull();
      }
    }
    section.sections().forEach(ConfigurationDocumentTest::requireValidDefaults);
  }
}
