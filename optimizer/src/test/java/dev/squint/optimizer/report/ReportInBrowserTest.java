package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Opens reports in a real browser, where there is one. */
class ReportInBrowserTest {
  private static final List<String> BROWSERS =
      List.of("chromium", "chromium-browser", "google-chrome", "chrome");
  private static final int LONGEST_MINUTES = 3;

  @TempDir Path folder;

  @Test
  void drawsEveryChartWithoutAnError() throws Exception {
    Document page = open(Reports.certified(36_000, "person", "car@gate"));
    assertThat(page.select("html").attr("data-ready"))
        .isEqualTo(String.valueOf(page.select(".chart").size()));
    assertThat(page.select(".chart"))
        .hasSize(8)
        .allMatch(chart -> !chart.select("canvas").isEmpty());
    assertThat(page.select("#stages li")).hasSizeGreaterThanOrEqualTo(5);
    assertThat(page.select("#range").text()).isEqualTo("0:00:00 to 1:00:00");
  }

  @Test
  void drawsAPlanOfADifferenceDetectorAlone() throws Exception {
    Document page = open(Reports.differenceOnly(3000, "</script><b>person"));
    assertThat(page.select(".chart"))
        .hasSize(3)
        .allMatch(chart -> !chart.select("canvas").isEmpty());
    assertThat(page.select("b")).isEmpty();
  }

  @Test
  void movesAlongTheTimelineWithoutAnError() throws Exception {
    Document page =
        open(
            Reports.certified(36_000, "person"),
            """
            for (const move of ["next", "next", "out", "in", "right", "left", "previous", "all"]) {
              document.querySelector(`[data-view=${move}]`).click();
            }
            document.querySelector("[data-from]").click();
            drawAll();
            document.querySelector("[data-view=next]").click();
            """);
    assertThat(page.select("#range").text()).matches("0:\\d\\d:\\d\\d to 0:\\d\\d:\\d\\d");
  }

  private Document open(TuningReport report) throws Exception {
    return open(report, "");
  }

  /** Opens a report, runs a script in it and takes the page as it is then. */
  private Document open(TuningReport report, String script) throws Exception {
    ReportWriter.write(report, new ReportWriterTest.GreyPictures(), folder);
    Path file = folder.resolve(ReportWriter.FILE);
    Files.writeString(file, "<script>" + script + "</script>", StandardOpenOption.APPEND);
    File dom = folder.resolve("dom.html").toFile();
    File log = folder.resolve("log.txt").toFile();
    Process browser =
        new ProcessBuilder(
                browser().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--enable-logging=stderr",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1280,1000",
                "--virtual-time-budget=20000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(dom)
            .redirectError(log)
            .start();
    try {
      assertThat(browser.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES))
          .as("the browser ends within %d minutes", LONGEST_MINUTES)
          .isTrue();
    } finally {
      browser.destroyForcibly();
    }
    assertThat(consoleOf(log.toPath())).isEmpty();
    Document page = Jsoup.parse(dom, StandardCharsets.UTF_8.name());
    assertThat(page.select("html").attr("data-errors")).isEqualTo("0");
    return page;
  }

  /** What the page's script, or the browser about the page, had to say. */
  private static List<String> consoleOf(Path log) throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.contains("CONSOLE"))
        .toList();
  }

  private static Path browser() {
    Optional<Path> browser =
        BROWSERS.stream()
            .flatMap(
                name ->
                    Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(directory -> Path.of(directory, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeThat(browser).as("no browser on the path; looked for %s", BROWSERS).isPresent();
    return browser.orElseThrow();
  }
}
