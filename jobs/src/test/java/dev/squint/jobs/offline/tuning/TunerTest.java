package dev.squint.jobs.offline.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.core.query.Query;
import dev.squint.jobs.offline.FrameRange;
import dev.squint.jobs.offline.Progress;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.tuning.TuningRequest.Folders;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.jobs.options.UserException;
import dev.squint.models.training.TrainingSettings;
import dev.squint.optimizer.choose.ErrorBounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TunerTest {
  private static final int FRAMES = 800;
  private static final Query PERSON = Query.parse("person", List.of());

  @TempDir Path folder;
  private final TuningScene scene = new TuningScene(FRAMES);
  private Path video;

  @BeforeEach
  void makeVideo() throws IOException {
    video = folder.resolve("squares.mp4");
    Files.writeString(video, "the scene stands for it");
  }

  @Test
  void twoTuningsComeToTheSameBytesAndARepeatedOneReadsNothing() throws Exception {
    PlanBundle first = tune("one");
    assertThat(first.plan().tuning()).isPresent();
    assertThat(first.plan().reference()).hasValue("squares.onnx");
    assertThat(folder.resolve("report").resolve("report.html")).isNotEmptyFile();
    int openings = scene.openings();
    int detections = scene.detections();

    assertThat(bytes(tune("one"))).isEqualTo(bytes(first));
    assertThat(scene.openings()).as("recordings opened by a repeated tuning").isEqualTo(openings);
    assertThat(scene.detections()).as("frames asked about").isEqualTo(detections);

    assertThat(bytes(tune("two"))).isEqualTo(bytes(first));
    assertThat(scene.openings()).isGreaterThan(openings);
  }

  @Test
  void aTuningThatWasStoppedComesToTheSameBytes() throws Exception {
    byte[] whole = bytes(tune("whole"));
    int stops = 0;
    PlanBundle resumed = null;
    for (int patience = 500; resumed == null; patience += 700) {
      try {
        resumed = tune("stopped", after(patience), FRAMES);
      } catch (StoppedException e) {
        stops++;
      }
    }
    assertThat(stops).isGreaterThan(3);
    assertThat(bytes(resumed)).isEqualTo(whole);
  }

  @Test
  void moreFootageUsesTheLogsOfLess() throws Exception {
    PlanBundle less = tune("work", () -> false, FRAMES - 200);
    int detections = scene.detections();
    PlanBundle more = tune("work", () -> false, FRAMES);
    assertThat(scene.detections() - detections).isBetween(200, 250);
    assertThat(bytes(more)).isNotEqualTo(bytes(less));
    assertThat(bytes(more)).isEqualTo(bytes(tune("other", () -> false, FRAMES)));
  }

  @Test
  void otherThresholdsAreTriedFromTheLogsAlone() throws Exception {
    PlanBundle bundle = tune("work");
    int openings = scene.openings();
    WhatIfReport same = whatIf(bundle, Map.of());
    assertThat(same.queries().get(0).changedFrames()).isZero();
    assertThat(same.referenceShareAfter()).isEqualTo(same.referenceShareBefore());
    WhatIfReport skipping = whatIf(bundle, Map.of("processEvery", 5.0));
    assertThat(skipping.frames()).isEqualTo(FRAMES);
    assertThat(skipping.microsPerFrameAfter()).isNotEqualTo(skipping.microsPerFrameBefore());
    assertThat(scene.openings()).isEqualTo(openings);

    assertThatThrownBy(() -> whatIf(bundle, Map.of("persom.low", 0.5)))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("the plan has no such setting; it has ");
    assertThatThrownBy(
            () ->
                new ThresholdTrial(scene, () -> false)
                    .compare(bundle, folder.resolve("empty"), Map.of(), Progress.NONE))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("holds no logs of plan squares-");
  }

  @Test
  void footageFromWhichNothingCanBeLearntIsRefused() {
    assertThatThrownBy(() -> tune("work", () -> false, 60))
        .isInstanceOf(UserException.class)
        .hasMessage("the footage has 60 frames, tuning needs at least 100; hours are better");
    TuningRequest request = request("work", FRAMES);
    TuningRequest car =
        new TuningRequest(
            request.recording(),
            request.reference(),
            request.camera(),
            List.of(Query.parse("car", List.of())),
            request.bounds(),
            1,
            1,
            true,
            Optional.empty(),
            request.folders());
    assertThatThrownBy(() -> new Tuner(scene, () -> false, Phases.NONE).tune(car))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("query car is never present in frames 0 to ")
        .hasMessageContaining("which a plan learns from");
  }

  private WhatIfReport whatIf(PlanBundle bundle, Map<String, Double> settings) {
    return new ThresholdTrial(scene, () -> false)
        .compare(bundle, folder.resolve("work"), settings, Progress.NONE);
  }

  private PlanBundle tune(String work) throws Exception {
    return tune(work, () -> false, FRAMES);
  }

  private PlanBundle tune(String work, BooleanSupplier stop, int frames) throws Exception {
    TrainingSettings settings = TrainingSettings.standard(1).withEpochs(2, 256);
    return new Tuner(scene, stop, Phases.NONE, new TrainingEffort(settings, true))
        .tune(request(work, frames))
        .bundle()
        .orElseThrow();
  }

  private TuningRequest request(String work, int frames) {
    Path kept = folder.resolve(work);
    return new TuningRequest(
        new RecordingRequest(video, 25, new FrameRange(0, frames)),
        ReferenceConfig.of("squares.onnx"),
        "squares",
        List.of(PERSON),
        new ErrorBounds(0.05, 0.05, 0.95),
        1,
        1,
        true,
        Optional.of(folder.resolve("report")),
        new Folders(kept.resolve("labels"), kept, folder.resolve("costs"), false));
  }

  private static BooleanSupplier after(int questions) {
    AtomicInteger asked = new AtomicInteger();
    return () -> asked.incrementAndGet() > questions;
  }

  private static byte[] bytes(PlanBundle bundle) {
    return PlanBundles.write(bundle);
  }
}
