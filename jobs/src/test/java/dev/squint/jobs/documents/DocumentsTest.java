package dev.squint.jobs.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.jobs.cli.CommandLines;
import dev.squint.jobs.documents.Document.Quote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {
  @TempDir Path folder;

  static List<Document> documents() throws IOException {
    return Document.all();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyLinkLeadsSomewhere(Document document) throws IOException {
    assertThat(brokenLinks(document)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("documents")
  void everyCommandCouldBeTyped(Document document) {
    for (Quote quote : document.commands()) {
      assertThat(mistakes(quote)).as("squint %s", quote.text()).isEmpty();
    }
  }

  @Test
  void theCommandsOfTheQuickstartAreAllThere() throws IOException {
    Document quickstart = Document.read(Document.repository().resolve("docs/quickstart.md"));
    assertThat(quickstart.commands())
        .filteredOn(Quote::whole)
        .extracting(quote -> quote.text().split(" ", -1)[0])
        .contains("demo", "local", "query", "tune", "evaluate", "ingest", "deploy", "web");
  }

  @Test
  void everyClassThatThePaperMapNamesExists() throws IOException {
    Set<String> classes;
    try (Stream<Path> files = Files.walk(Document.repository())) {
      classes =
          files
              .map(Path::toString)
              .filter(path -> path.contains("/src/main/java/") && path.endsWith(".java"))
              .map(path -> path.substring(path.lastIndexOf('/') + 1, path.length() - 5))
              .collect(Collectors.toSet());
    }
    List<String> named =
        Document.read(Document.repository().resolve("docs/paper-map.md")).inlineCode().stream()
            .filter(code -> code.matches("[A-Z]\\w*[a-z]\\w*"))
            .toList();
    assertThat(named).hasSizeGreaterThan(40);
    assertThat(classes).containsAll(named);
  }

  @Test
  void findsBrokenLinksAndWrongCommands() throws IOException {
    Path file = folder.resolve("wrong.md");
    Files.writeString(
        file,
        """
        # A heading: here
        [one](missing.md) [two](#a-heading-here) [three](#elsewhere) [four](wrong.md#a-heading-here)
        Say `squint query --kamera lobby`, or `[not](a-link.md)`.

        ```sh
        ./squint tune --input a.mp4 \\
            --tomorrow 1 # but not --this
        squint plans show a.squint | less
        squint run --plan "$(squint plans find it)" --input a.mp4
        ```
        """);
    Document document = Document.read(file);
    assertThat(brokenLinks(document)).containsExactly("missing.md", "#elsewhere");
    assertThat(document.commands().stream().flatMap(quote -> mistakes(quote).stream()))
        .containsExactly(
            "squint tune has no option --tomorrow",
            "squint tune takes no 1",
            "squint plans has no command find",
            "squint query has no option --kamera",
            "squint query takes no lobby");
  }

  private static List<String> brokenLinks(Document document) throws IOException {
    List<String> broken = new ArrayList<>();
    for (String link : document.links()) {
      if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document, link)) {
        broken.add(link);
      }
    }
    return broken;
  }

  private static boolean leadsSomewhere(Document document, String link) throws IOException {
    String path = link.contains("#") ? link.substring(0, link.indexOf('#')) : link;
    Path target = path.isEmpty() ? document.file() : document.file().resolveSibling(path);
    if (!Files.exists(target)) {
      return false;
    }
    String anchor = link.contains("#") ? link.substring(link.indexOf('#') + 1) : "";
    return anchor.isEmpty() || Document.read(target).anchors().contains(anchor);
  }

  private static List<String> mistakes(Quote quote) {
    List<String> words =
        Stream.of(quote.text().split("\\s+")).filter(word -> !word.matches("…|\\.\\.\\.")).toList();
    List<String> mistakes = CommandLines.mistakes(words);
    // In a sentence an option may stand without its value.
    return quote.whole()
        ? mistakes
        : mistakes.stream().filter(mistake -> !mistake.endsWith("needs a value")).toList();
  }
}
