package dev.squint.optimizer.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.squint.core.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Writes a report as one HTML file that needs nothing else: no network, no server, no other file.
 *
 * <p>Charts are drawn by Apache ECharts, whose script is put into the page.
 */
public final class ReportWriter {
  /** The name of the file. */
  public static final String FILE = "report.html";

  private static final String LIBRARY = "META-INF/resources/webjars/echarts/%s/dist/echarts.min.js";
  private static final String LIBRARY_VERSION =
      "META-INF/maven/org.webjars.npm/echarts/pom.properties";

  private ReportWriter() {}

  /**
   * Writes {@value #FILE} into {@code folder}, which is made when it is not there; an earlier
   * report is replaced once the new one is complete.
   */
  public static void write(TuningReport report, FramePictures pictures, Path folder)
      throws IOException {
    Files.createDirectories(folder);
    Path draft = folder.resolve(FILE + ".tmp");
    try {
      try (Writer writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
        write(report, pictures, writer);
      }
      Files.move(
          draft,
          folder.resolve(FILE),
          StandardCopyOption.REPLACE_EXISTING,
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  static void write(TuningReport report, FramePictures pictures, Writer writer) {
    String version = libraryVersion();
    ReportPage.Assets assets =
        new ReportPage.Assets(
            json(ChartData.of(report)),
            own("report.css"),
            resource(
                ReportWriter.class.getClassLoader().getResourceAsStream(LIBRARY.formatted(version)),
                "echarts.min.js"),
            version,
            own("common.js") + own("timeline.js") + own("charts.js"));
    Template template =
        Mustache.compiler().escapeHTML(true).compile(new StringReader(own("report.mustache")));
    template.execute(ReportPage.of(report, pictures, assets), writer);
  }

  /** JSON that cannot end the script element it stands in. */
  static String json(Object data) {
    ObjectWriter writer = Json.mapper().writer().with(new ScriptEscapes());
    try {
      return writer.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String libraryVersion() {
    Properties properties = new Properties();
    String text =
        resource(
            ReportWriter.class.getClassLoader().getResourceAsStream(LIBRARY_VERSION),
            LIBRARY_VERSION);
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static String own(String name) {
    return resource(ReportWriter.class.getResourceAsStream(name), name);
  }

  private static String resource(@Nullable InputStream stream, String name) {
    if (stream == null) {
      throw new IllegalStateException("the report needs %s on the class path".formatted(name));
    }
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes {@code <}, {@code >} and {@code &} as escapes, which JSON allows anywhere in a text. */
  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_STANDARD;
      codes['>'] = ESCAPE_STANDARD;
      codes['&'] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
