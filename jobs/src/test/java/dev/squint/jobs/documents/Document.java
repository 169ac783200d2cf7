package dev.squint.jobs.documents;

import dev.squint.core.testing.TestFootage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One of the repository's Markdown files. */
record Document(Path file, List<String> lines) {
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern FENCE = Pattern.compile("```(\\w*)");
  private static final Pattern SUBSTITUTION = Pattern.compile("\"?\\$\\(([^)]*)\\)\"?");
  private static final Pattern HEADING = Pattern.compile("#{1,6} (.*)");

  /**
   * What {@code squint} is told in a document, and whether it is meant to be typed as it stands.
   */
  record Quote(String text, boolean whole) {}

  static Path repository() {
    return TestFootage.repositoryRoot();
  }

  /** Those of the root that people read, and all of {@code docs/}. */
  static List<Document> all() throws IOException {
    List<Document> documents = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
      documents.add(read(repository().resolve(name)));
    }
    try (Stream<Path> files = Files.walk(repository().resolve("docs"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        documents.add(read(file));
      }
    }
    return documents;
  }

  static Document read(Path file) throws IOException {
    return new Document(file, Files.readAllLines(file));
  }

  @Override
  public String toString() {
    return repository().relativize(file).toString();
  }

  /** Where links lead, outside of code. */
  List<String> links() {
    List<String> links = new ArrayList<>();
    for (String line : prose()) {
      Matcher link = LINK.matcher(CODE.matcher(line).replaceAll("code"));
      while (link.find()) {
        links.add(link.group(1));
      }
    }
    return links;
  }

  /** The anchors that links may name: headings in lower case, dashes for blanks, nothing else. */
  Set<String> anchors() {
    Set<String> anchors = new LinkedHashSet<>();
    for (String line : prose()) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        anchors.add(
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'));
      }
    }
    return anchors;
  }

  /** Code within sentences. */
  List<String> inlineCode() {
    List<String> code = new ArrayList<>();
    for (String line : prose()) {
      Matcher matcher = CODE.matcher(line);
      while (matcher.find()) {
        code.add(matcher.group(1));
      }
    }
    return code;
  }

  /** Every command line of squint, in shell blocks and within sentences. */
  List<Quote> commands() {
    List<Quote> quotes = new ArrayList<>();
    for (String line :
        String.join("\n", shellLines()).replaceAll("\\\\\n\\s*", " ").split("\n", -1)) {
      for (String command : line.replaceAll("(^|\\s)#.*", "").split("&&|\\||;|[0-9]?>", -1)) {
        addCommand(command, true, quotes);
      }
    }
    inlineCode().forEach(code -> addCommand(code, false, quotes));
    return quotes;
  }

  private static void addCommand(String text, boolean whole, List<Quote> quotes) {
    Matcher inner = SUBSTITUTION.matcher(text);
    while (inner.find()) {
      addCommand(inner.group(1), whole, quotes);
    }
    String command = inner.replaceAll("OUTPUT").strip();
    for (String program : List.of("./squint ", "squint ")) {
      if (command.startsWith(program)) {
        quotes.add(new Quote(command.substring(program.length()).strip(), whole));
        return;
      }
    }
  }

  private List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      if (line.startsWith("```")) {
        fenced = !fenced;
      } else if (!fenced) {
        prose.add(line);
      }
    }
    return prose;
  }

  private List<String> shellLines() {
    List<String> shell = new ArrayList<>();
    boolean fenced = false;
    boolean isShell = false;
    for (String line : lines) {
      Matcher fence = FENCE.matcher(line);
      if (fence.lookingAt()) {
        fenced = !fenced;
        isShell = fenced && fence.group(1).equals("sh");
      } else if (isShell) {
        shell.add(line);
      }
    }
    return shell;
  }
}
