package dev.squint.jobs.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.squint.core.json.Json;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.truth.RawTruth;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.VideoReadException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabellerTest {
  @TempDir private Path folder;
  private final FakeBackend backend = new FakeBackend();
  private Path video = Path.of("");

  @BeforeEach
  void writeWhatTheChecksumIsTakenOf() throws IOException {
    video = folder.resolve("video.mp4");
    Files.writeString(video, "content");
  }

  @Test
  void labelsEachFrameOnce() throws Exception {
    LabelSummary summary = label(1, () -> false);

    assertThat(summary.labelled()).isEqualTo(FakeBackend.FRAMES);
    assertThat(backend.detectorCalls()).isEqualTo(FakeBackend.FRAMES);
    List<String> lines = Files.readAllLines(Path.of(summary.labels()));
    assertThat(lines).hasSize(FakeBackend.FRAMES);
    for (int frame = 0; frame < lines.size(); frame++) {
      JsonNode line = Json.mapper().readTree(lines.get(frame));
      assertThat(line.get("frame").asInt()).isEqualTo(frame);
      JsonNode object = line.get("objects").get(0);
      assertThat(object.get("class").asText()).isEqualTo("person");
      assertThat(object.get("score").asDouble() > 0.5).isEqualTo(FakeBackend.hasSquare(frame));
      assertThat(object.get("box").get("width").asInt()).isEqualTo(24);
    }
  }

  @Test
  void aRepeatedRunAsksAboutNoFrame() throws Exception {
    label(1, () -> false);
    LabelSummary again = label(1, () -> false);
    assertThat(again.labelled()).isZero();
    assertThat(again.reused()).isEqualTo(FakeBackend.FRAMES);
    assertThat(backend.detectorCalls()).isEqualTo(FakeBackend.FRAMES);
  }

  @Test
  void aRunThatWasStoppedGoesOnWhereItWas() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    LabelSummary stopped = label(1, () -> asked.incrementAndGet() > 50);
    assertThat(stopped.interrupted()).isTrue();
    assertThat(stopped.labelled()).isEqualTo(50);

    LabelSummary resumed = label(1, () -> false);
    assertThat(resumed.labelled()).isEqualTo(FakeBackend.FRAMES - 50);
    assertThat(backend.detectorCalls()).isEqualTo(FakeBackend.FRAMES);
  }

  @Test
  void aTornLastLineIsLabelledAgain() throws Exception {
    LabelSummary first = label(1, () -> false);
    Path file = Path.of(first.labels());
    String whole = Files.readString(file);
    Files.writeString(file, whole.substring(0, whole.length() - 20));

    LabelSummary resumed = label(1, () -> false);
    assertThat(resumed.labelled()).isEqualTo(1);
    assertThat(file).content().isEqualTo(whole);
  }

  @Test
  void everyNthFrameAddsToTheSameFileAndKeepsItInOrder() throws Exception {
    LabelSummary some = label(10, () -> false);
    assertThat(some.labelled()).isEqualTo(12);
    LabelSummary all = label(1, () -> false);
    assertThat(all.labelled()).isEqualTo(FakeBackend.FRAMES - 12);
    assertThat(all.labels()).isEqualTo(some.labels());

    List<String> lines = Files.readAllLines(Path.of(all.labels()));
    assertThat(lines).hasSize(FakeBackend.FRAMES);
    for (int frame = 0; frame < lines.size(); frame++) {
      assertThat(lines.get(frame)).startsWith("{\"frame\":%d,".formatted(frame));
    }
  }

  @Test
  void labelsAStrideAndTheBordersOfEventsAndFillsInTheRest() throws Exception {
    List<Long> seen = new ArrayList<>();
    LabelledFootage labelled = labelEdges(seen);

    RawTruth truth = labelled.truth().orElseThrow();
    assertThat(truth.size()).isEqualTo(FakeBackend.FRAMES);
    for (int frame = 0; frame < FakeBackend.FRAMES; frame++) {
      assertThat(truth.presence().get(0).get(frame)).isEqualTo(FakeBackend.hasSquare(frame));
    }
    // Every 6th, the last, and the 5 between two for the 5 borders at 15, 40, 55, 80 and 95.
    assertThat(labelled.summary().labelled()).isEqualTo(20 + 1 + 5 * 5);
    assertThat(truth.labelled()).isEqualTo(46);
    assertThat(backend.detectorCalls()).isEqualTo(46);
    assertThat(seen).hasSize(FakeBackend.FRAMES).isSorted();
  }

  @Test
  void repeatedOrResumedSampledLabelsAskAboutNoFrameTwice() throws Exception {
    AtomicInteger read = new AtomicInteger();
    LabelledFootage stopped =
        new Labeller(backend, () -> read.incrementAndGet() > FakeBackend.FRAMES + 30)
            .label(edgeRequest(), FrameObserver.NONE, Progress.NONE);
    assertThat(stopped.summary().interrupted()).isTrue();
    assertThat(stopped.truth()).isEmpty();

    RawTruth resumed = labelEdges(new ArrayList<>()).truth().orElseThrow();
    LabelledFootage again = labelEdges(new ArrayList<>());
    assertThat(backend.detectorCalls()).isEqualTo(46);
    assertThat(again.summary().labelled()).isZero();
    assertThat(again.summary().reused()).isEqualTo(46);
    assertThat(again.truth().orElseThrow().presence()).isEqualTo(resumed.presence());
  }

  @Test
  void otherLabelsDoNotChangeWhatIsFilledIn() throws Exception {
    label(1, () -> false);
    RawTruth truth = labelEdges(new ArrayList<>()).truth().orElseThrow();
    assertThat(truth.labelled()).isEqualTo(46);
  }

  @Test
  void anotherContentOrOverlapIsLabelledAnew() throws Exception {
    LabelSummary first = label(1, () -> false);
    Files.writeString(video, "other content");
    LabelSummary other = label(1, () -> false);
    assertThat(other.labels()).isNotEqualTo(first.labels());
    assertThat(other.reused()).isZero();
  }

  @Test
  void aDamagedLineIsToldWithItsNumber() throws Exception {
    Path file = Path.of(label(1, () -> false).labels());
    List<String> lines = Files.readAllLines(file);
    lines.set(6, "{\"frame\":6,\"objects\":");
    Files.write(file, lines);
    assertThatThrownBy(() -> label(1, () -> false))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("labels %s are damaged in line 7: ".formatted(file));
  }

  @Test
  void whatWasLabelledBeforeTheDamageIsKept() throws Exception {
    assertThatThrownBy(
            () ->
                new Labeller(new FakeBackend(50), () -> false)
                    .label(edgeRequest(), FrameObserver.NONE, Progress.NONE))
        .isInstanceOf(VideoReadException.class)
        .hasMessage(
            "fake recording breaks off after frame 49; the labels of the frames before are kept");
    assertThat(labelEdges(new ArrayList<>()).summary().labelled()).isEqualTo(46 - 9);
  }

  @Test
  void aManifestThatContradictsTheLabelsIsRefused() throws Exception {
    Path labels = Path.of(label(1, () -> false).labels());
    Path manifest =
        labels.resolveSibling(labels.getFileName().toString().replace(".jsonl", ".manifest.json"));
    String whole = Files.readString(manifest);
    assertThat(whole).contains("\"model\" : \"fake.onnx\"");

    Files.writeString(manifest, whole.replace("fake.onnx", "renamed.onnx"));
    assertThat(label(1, () -> false).labelled()).isZero();
    Files.writeString(manifest, whole.replace("\"fake\"", "\"yolox\""));
    assertThatThrownBy(() -> label(1, () -> false))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("are of another recording or model")
        .hasMessageContaining("states family \"yolox\", not \"fake\"");
    Files.writeString(manifest, whole.substring(0, 100));
    assertThatThrownBy(() -> label(1, () -> false))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("manifest %s is damaged".formatted(manifest));
  }

  @Test
  void aRangeBehindTheEndIsTheUsersMistake() {
    LabelRequest whole = request(folder.resolve("labels"), 1);
    LabelRequest behind =
        new LabelRequest(
            new RecordingRequest(whole.recording().footage(), new FrameRange(500, 600)),
            whole.reference(),
            whole.folder(),
            1);
    assertThatThrownBy(() -> new Labeller(backend, () -> false).label(behind, Progress.NONE))
        .isInstanceOf(UserException.class)
        .hasMessage("%s has no frame in the range that was asked for".formatted(video));
  }

  @Test
  void progressKnowsHowManyFramesThereAre() throws Exception {
    List<Long> expected = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void frameDone() {}

          @Override
          public void expect(long frames) {
            expected.add(frames);
          }
        };
    new Labeller(backend, () -> false).label(edgeRequest(), progress);
    assertThat(expected).containsExactly(120L, 145L);
  }

  @Test
  void aFolderThatIsAFileIsTheUsersMistake() throws Exception {
    Path file = folder.resolve("file");
    Files.write(file, "x".getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE);
    assertThatThrownBy(
            () ->
                new Labeller(backend, () -> false)
                    .label(request(file.resolve("labels"), 1), Progress.NONE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("cannot be written");
  }

  private LabelSummary label(int every, BooleanSupplier stop) throws Exception {
    return new Labeller(backend, stop)
        .label(request(folder.resolve("labels"), every), Progress.NONE);
  }

  private LabelledFootage labelEdges(List<Long> seen) throws Exception {
    return new Labeller(backend, () -> false)
        .label(edgeRequest(), frame -> seen.add(frame.index()), Progress.NONE);
  }

  private LabelRequest edgeRequest() {
    LabelRequest plain = request(folder.resolve("labels"), 6);
    return new LabelRequest(
        plain.recording(),
        plain.reference(),
        plain.folder(),
        plain.every(),
        List.of(Query.parse("person", List.of())));
  }

  private LabelRequest request(Path labels, int every) {
    return new LabelRequest(
        new RecordingRequest(video, 25, FrameRange.ALL),
        ReferenceConfig.of("fake.onnx"),
        labels,
        every);
  }
}
