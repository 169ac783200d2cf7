package dev.squint.optimizer.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.optimizer.report.TuningReport.Verdict;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportWriterTest {
  private static final String HOSTILE = "</script><img src=x onerror=alert('1')>&{{data}}";

  /** The page without its library, in bytes. */
  private static final long LARGEST_PAGE = 5_000_000;

  private static final long LIBRARY = 1_050_000;

  @Test
  void writesOneFileAndReplacesAnEarlierOne(@TempDir Path folder) throws IOException {
    Path reports = folder.resolve("made/on/the/way");
    ReportWriter.write(Reports.certified(500, "person"), FramePictures.none(), reports);
    ReportWriter.write(Reports.of(Verdict.REFUSED, 500, "person"), FramePictures.none(), reports);
    try (var files = Files.list(reports)) {
      assertThat(files).containsExactly(reports.resolve(ReportWriter.FILE));
    }
    assertThat(Files.readString(reports.resolve(ReportWriter.FILE))).contains("<h1>Refused: ");
  }

  @Test
  void isWellFormed() {
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    Jsoup.parse(page(Reports.certified(2000, "person", "car@gate")), parser);
    assertThat(parser.getErrors()).isEmpty();
  }

  @Test
  void asksNothingOfTheNetwork() {
    Document page = parsed(Reports.certified(2000, "person"));
    assertThat(page.select("[src], [href], [srcset], [action], link, iframe, object"))
        .allSatisfy(
            element ->
                assertThat(element.attr("src") + element.attr("href"))
                    .matches("#.*|data:image/jpeg;base64,.*"));
    page.select("script").forEach(ReportWriterTest::removeLibrary);
    assertThat(page.outerHtml()).doesNotContain("http:", "https:", "url(", "@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  @Test
  void keepsTheLicenceNoticeOfTheLibrary() {
    assertThat(page(Reports.certified(500, "person")))
        .contains("Licensed to the Apache Software Foundation (ASF)")
        .contains("Apache ECharts 5.3.1");
  }

  @Test
  void escapesHostileNames() {
    Document page = parsed(Reports.certified(500, HOSTILE));
    assertThat(page.select("img[src=x], [onerror]")).isEmpty();
    assertThat(page.select("script")).hasSize(3);
    assertThat(page.select("#accuracy h3").text()).isEqualTo(HOSTILE);
    assertThat(data(page).at("/queries/0/name").asText()).isEqualTo(HOSTILE);
  }

  @Test
  void staysSmallOverTenHoursAndFourQueries() {
    String page = page(Reports.certified(360_000, "person", "car", "truck", "bicycle"));
    assertThat(page.getBytes(StandardCharsets.UTF_8).length)
        .isLessThan((int) (LARGEST_PAGE + LIBRARY));
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void saysTheVerdictInWords(Verdict verdict) {
    Document page = parsed(Reports.of(verdict, 2000, "person"));
    assertThat(page.select("header").attr("class")).isEqualToIgnoringCase(verdict.name());
    assertThat(page.select("h1").text())
        .contains("at most 1% missed and 1% invented", "at 95% confidence");
    assertThat(page.select("h1").text().contains("more events or blocks are needed"))
        .isEqualTo(verdict != Verdict.CERTIFIED);
  }

  @Test
  void drawsNoScoresWithoutASpecializedModel() {
    Document page = parsed(Reports.differenceOnly(1000, "person"));
    assertThat(page.select("#scores, #training")).isEmpty();
    assertThat(data(page).at("/queries/0/scores").isMissingNode()).isTrue();
    assertThat(page.select("#details").text()).contains("Specialized model none");
  }

  @Test
  void showsTheWorstMistakesWithTheirPictures() {
    Document page = parsed(Reports.certified(4000, "person"));
    assertThat(page.select(".mistake")).hasSizeBetween(1, 12);
    assertThat(page.select(".mistake .why"))
        .allSatisfy(why -> assertThat(why.text()).endsWith(".").hasSizeGreaterThan(20));
    assertThat(page.select(".mistake img[src^=data:image/jpeg;base64,]")).isNotEmpty();
    assertThat(page.select(".mistake svg g.asked text").eachText().get(0))
        .isEqualTo("person 0.730");
  }

  @Test
  void asksForTheFramesItSaysAndNoOther() {
    TuningReport report = Reports.certified(4000, "person", "car");
    Set<Integer> asked = new TreeSet<>();
    FramePictures pictures =
        frame -> {
          asked.add(frame);
          return Optional.empty();
        };
    ReportWriter.write(report, pictures, new StringWriter());
    assertThat(report.picturedFrames()).isNotEmpty().isSorted();
    assertThat(asked)
        .containsExactlyElementsOf(Arrays.stream(report.picturedFrames()).boxed().toList());
  }

  @Test
  void saysWhereAFrameCannotBeHad() {
    StringWriter page = new StringWriter();
    ReportWriter.write(Reports.certified(4000, "person"), FramePictures.none(), page);
    assertThat(Jsoup.parse(page.toString()).select(".mistake .no-picture")).isNotEmpty();
  }

  private static void removeLibrary(Element script) {
    if (script.data().contains("Apache Software Foundation")) {
      script.remove();
    }
  }

  private static JsonNode data(Document page) {
    try {
      return Json.mapper().readTree(page.expectFirst("script#data").data());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document parsed(TuningReport report) {
    return Jsoup.parse(page(report));
  }

  static String page(TuningReport report) {
    StringWriter page = new StringWriter();
    ReportWriter.write(report, new GreyPictures(), page);
    return page.toString();
  }

  /** A grey frame with one person in it. */
  static final class GreyPictures implements FramePictures {
    private final byte[] jpeg = PictureTest.jpeg(320, 180);

    @Override
    public Optional<byte[]> jpeg(int frame) {
      return Optional.of(jpeg);
    }

    @Override
    public List<DetectedObject> objects(int frame) {
      return List.of(
          new DetectedObject("person", 0.73f, new BoundingBox(40, 60, 20, 50)),
          new DetectedObject("car", 0.4f, new BoundingBox(200, 2, 60, 30)));
    }
  }
}
