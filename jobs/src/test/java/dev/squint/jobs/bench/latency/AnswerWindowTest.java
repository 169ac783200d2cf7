package dev.squint.jobs.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.wire.DetectionRecord;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerWindowTest {
  private static final long START = 1_000_000;

  private final AnswerWindow window = new AnswerWindow(START);

  @Test
  void tellsPathsByWhoDecided() {
    window.take(detection(START, DecidedBy.FRAME_SKIPPING), START + 10);
    window.take(detection(START, DecidedBy.DIFFERENCE_DETECTOR), START + 20);
    window.take(detection(START, DecidedBy.SPECIALIZED_MODEL), START + 30);
    window.take(detection(START, DecidedBy.REFERENCE_MODEL), START + 400);
    window.take(detection(START, DecidedBy.UNRESOLVED), START + 900);
    AnswerFigures figures = window.figures();
    assertThat(figures.filterPath().frames()).isEqualTo(3);
    assertThat(figures.filterPath().maxMillis()).isEqualTo(30);
    assertThat(figures.referencePath().frames()).isEqualTo(2);
    assertThat(figures.referencePath().maxMillis()).isEqualTo(900);
    assertThat(figures.unresolved()).isEqualTo(1);
    assertThat(figures.referenceShare()).isEqualTo(0.4);
  }

  @Test
  void holdsTheFramesCapturedFromItsBeginningToItsEndHoweverLateTheyAreRead() {
    window.take(detection(START - 1, DecidedBy.DIFFERENCE_DETECTOR), START + 5);
    window.end(START + 100);
    window.take(detection(START + 99, DecidedBy.DIFFERENCE_DETECTOR), START + 1099);
    window.take(detection(START + 100, DecidedBy.DIFFERENCE_DETECTOR), START + 110);
    assertThat(window.figures().frames()).isEqualTo(1);
    assertThat(window.figures().filterPath().maxMillis()).isEqualTo(1000);
  }

  @Test
  void saysWhereTheTimeGoes() {
    window.take(detection(START, DecidedBy.DIFFERENCE_DETECTOR), START + 50);
    AnswerFigures.Legs legs = window.figures().legs();
    assertThat(legs.captureToFilter().maxMillis()).isEqualTo(3);
    assertThat(legs.filterToResolved().maxMillis()).isEqualTo(5);
    assertThat(legs.resolvedToReader().maxMillis()).isEqualTo(42);
  }

  @Test
  void givesPercentilesOfWhatItSaw() {
    for (int millis = 1; millis <= 1000; millis++) {
      window.take(detection(START, DecidedBy.DIFFERENCE_DETECTOR), START + millis);
    }
    assertThat(window.figures().filterPath())
        .isEqualTo(new LatencyFigures(1000, 500, 990, 999, 1000));
  }

  @Test
  void ofNothingIsAllZero() {
    assertThat(window.figures().filterPath()).isEqualTo(new LatencyFigures(0, 0, 0, 0, 0));
    assertThat(window.figures().referenceShare()).isZero();
  }

  /** Looked at 3 ms after its capture, resolved 5 ms later. */
  private static DetectionRecord detection(long capturedAt, DecidedBy decidedBy) {
    return new DetectionRecord(
        DetectionRecord.SCHEMA,
        "lobby-1",
        7,
        Instant.ofEpochMilli(capturedAt),
        "lobby-1-00000000",
        List.of(new DetectionRecord.Verdict("person", true, 0.9f, decidedBy)),
        null,
        new DetectionRecord.Evidence(null, null, null, null),
        new DetectionRecord.Timing(
            Instant.ofEpochMilli(capturedAt + 3), Instant.ofEpochMilli(capturedAt + 8)));
  }
}
