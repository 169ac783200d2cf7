package dev.squint.jobs.web.http;

import dev.squint.core.hash.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The page's own files, from the class path, with a checksum by which browsers know that they have
 * them already. Thread-safe.
 */
final class StaticFiles {
  private static final String PAGE = "dev/squint/jobs/web/page/";
  private static final Map<String, String> LIBRARY_FILES =
      Map.of("assets/uPlot.esm.js", "uPlot.esm.js", "assets/uPlot.min.css", "uPlot.min.css");
  private static final String LIBRARY = "META-INF/resources/webjars/uplot/%s/dist/";
  private static final String LIBRARY_VERSION =
      "META-INF/maven/org.webjars.npm/uplot/pom.properties";
  private static final Pattern NAME =
      Pattern.compile("(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*");
  private static final int ETAG_DIGITS = 24;
  static final int NOT_MODIFIED = 304;
  private static final byte[] NOTHING = {};
  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", "text/html; charset=utf-8"),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("mjs", "text/javascript; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("txt", "text/plain; charset=utf-8"));

  private final Map<String, Answer> packed = new ConcurrentHashMap<>();

  /**
   * The file of a path.
   *
   * @param path begins with a slash; {@code /} is the index
   * @param ifNoneMatch what the browser has already
   */
  Optional<Answer> answer(String path, Optional<String> ifNoneMatch) {
    String name = path.equals("/") ? "index.html" : path.substring(1);
    if (!NAME.matcher(name).matches() || !TYPES.containsKey(extension(name))) {
      return Optional.empty();
    }
    return load(name).map(answer -> unlessKnown(answer, ifNoneMatch));
  }

  private Optional<Answer> load(String name) {
    Answer known = packed.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    String libraryFile = LIBRARY_FILES.get(name);
    String resource =
        libraryFile == null ? PAGE + name : LIBRARY.formatted(libraryVersion()) + libraryFile;
    URL found = StaticFiles.class.getClassLoader().getResource(resource);
    if (found == null) {
      return Optional.empty();
    }
    Answer answer = read(name, found);
    if (!found.getProtocol().equals("file")) { // a plain file may be edited while the page is up
      packed.put(name, answer);
    }
    return Optional.of(answer);
  }

  private static String libraryVersion() {
    try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(LIBRARY_VERSION)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "");
    } catch (IOException e) {
      throw new UncheckedIOException(LIBRARY_VERSION + " cannot be read", e);
    }
  }

  private static Answer read(String name, URL resource) {
    try {
      URLConnection connection = resource.openConnection();
      connection.setUseCaches(false);
      try (InputStream in = connection.getInputStream()) {
        byte[] bytes = in.readAllBytes();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ETag", '"' + Sha256.of(bytes).substring(0, ETAG_DIGITS) + '"');
        headers.put("Cache-Control", "no-cache");
        return new Answer(200, TYPES.getOrDefault(extension(name), ""), headers, bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(resource), e);
    }
  }

  private static Answer unlessKnown(Answer answer, Optional<String> ifNoneMatch) {
    String tag = answer.headers().getOrDefault("ETag", "");
    boolean known = ifNoneMatch.map(tags -> tags.contains(tag)).orElse(false);
    return known
        ? new Answer(NOT_MODIFIED, answer.contentType(), answer.headers(), NOTHING)
        : answer;
  }

  private static String extension(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
