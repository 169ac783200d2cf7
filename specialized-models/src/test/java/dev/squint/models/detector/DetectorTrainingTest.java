package dev.squint.models.detector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.graph.NetworkGraph;
import dev.squint.models.reference.ReferenceDetectors;
import dev.squint.models.training.TrainingCheckpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorTrainingTest {
  private static final int WIDTH = 128;
  private static final int HEIGHT = 96;
  private static final Squares IMAGES = new Squares(WIDTH, HEIGHT, 64);
  private static final String DESCRIPTION = "Knows blue and red squares.";

  @TempDir Path folder;

  @Test
  void learnsToFindWhatItIsShownAndIsLoadedAsAnyYolox() throws Exception {
    Path file = folder.resolve("squares.onnx");
    Files.write(file, train(settings(260), Kept.nothing(), Integer.MAX_VALUE));

    ReferenceModelSpec spec = spec(file);
    try (ReferenceDetector detector = ReferenceDetectors.open(spec)) {
      assertThat(detector.description().family()).isEqualTo("yolox");
      assertThat(detector.description().classes()).isEqualTo(Squares.CLASSES);
      DetectorCheck check = new DetectorCheck(detector, 0.25);
      IMAGES.block(1_000_000).forEach(check::add);
      DetectorFigures figures = check.figures();
      assertThat(figures.images()).isEqualTo(64);
      assertThat(figures.classes())
          .extracting(DetectorFigures.ClassFigures::labelled)
          .satisfies(
              labelled ->
                  assertThat(labelled.stream().mapToInt(Integer::intValue).sum())
                      .isEqualTo(Squares.boxes(IMAGES.block(1_000_000))));
      assertThat(figures.meanAveragePrecision()).isGreaterThan(0.8);
      assertThat(figures.presence().recall()).isGreaterThan(0.8);
    }
  }

  @Test
  void goesOnFromACheckpointToTheSameBytes() throws Exception {
    byte[] whole = train(settings(24), Kept.nothing(), Integer.MAX_VALUE);
    Kept kept = Kept.nothing();
    assertThatThrownBy(() -> train(settings(24), kept, 19))
        .isInstanceOf(InterruptedException.class);
    assertThat(kept.states).isNotEmpty();

    assertThat(train(settings(24), kept, Integer.MAX_VALUE)).isEqualTo(whole);
  }

  @Test
  void doesNotGoOnFromACheckpointOfOtherSettings() throws Exception {
    Kept kept = Kept.nothing();
    byte[] first = train(settings(8), kept, Integer.MAX_VALUE);
    byte[] other = train(new DetectorTrainingSettings(8, 8, 8, 1e-3, 0.05, 20), kept, 99);

    assertThat(other).isNotEqualTo(first);
    assertThat(other)
        .isEqualTo(
            train(new DetectorTrainingSettings(8, 8, 8, 1e-3, 0.05, 20), Kept.nothing(), 99));
  }

  private static DetectorTrainingSettings settings(int steps) {
    return new DetectorTrainingSettings(7, steps, 8, 4e-3, 0.05, 20);
  }

  private static ReferenceModelSpec spec(Path file) {
    return new ReferenceModelSpec(
        file.toString(), "auto", 0, 0, List.of(), DetectorCheck.LOWEST_SCORE, 0.45, "cpu");
  }

  private static byte[] train(
      DetectorTrainingSettings settings, TrainingCheckpoints checkpoints, int stopAt)
      throws InterruptedException, IOException {
    NetworkGraph graph = CompactDetector.graph(WIDTH, HEIGHT, Squares.CLASSES.size());
    try (DetectorTraining training =
        new DetectorTraining(
            graph, Squares.CLASSES.size(), settings, IMAGES, checkpoints, IMAGES.toString())) {
      StopAt listener = new StopAt(stopAt);
      return training.run(listener).write(Squares.CLASSES, DESCRIPTION);
    }
  }

  /** Stops before a step. */
  private static final class StopAt implements DetectorTraining.Listener {
    private final int stopAt;
    private int next;

    StopAt(int stopAt) {
      this.stopAt = stopAt;
    }

    @Override
    public void step(int step, int steps, double loss) {
      assertThat(loss).isFinite();
      next = step + 1;
    }

    @Override
    public boolean stop() {
      return next >= stopAt;
    }
  }

  /** Checkpoints in memory. */
  private record Kept(Map<String, byte[]> states) implements TrainingCheckpoints {
    static Kept nothing() {
      return new Kept(new HashMap<>());
    }

    @Override
    public Optional<byte[]> load(String key) {
      return Optional.ofNullable(states.get(key));
    }

    @Override
    public void save(String key, byte[] state) {
      states.put(key, state);
    }
  }
}
