package dev.squint.optimizer.report;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.plan.ScoreThresholds;

/** Says in a sentence why a plan was wrong at a frame. */
final class Reason {
  private Reason() {}

  static String of(WrongStretch stretch, TuningReport report) {
    int frame = stretch.worstFrame();
    return switch (stretch.track().decidedBy()[frame]) {
      case FRAME_SKIPPING ->
          "The plan looks at one frame in %d; this one took the answer of the last it looked at."
              .formatted(report.plan().processEvery());
      case DIFFERENCE_DETECTOR -> copied(report, frame);
      case SPECIALIZED_MODEL -> scored(stretch);
      case REFERENCE_MODEL ->
          "The reference model itself answered here; smoothing over %d frames let its wrongly"
                  .formatted(report.plan().smoothingFrames())
              + " answered neighbours outvote it.";
      case UNRESOLVED -> "No stage answered in time, so the neighbouring frames decided.";
    };
  }

  private static String copied(TuningReport report, int frame) {
    float difference = report.differences().length == 0 ? Float.NaN : report.differences()[frame];
    double threshold =
        report.plan().difference().map(detector -> detector.threshold()).orElse(Double.NaN);
    if (difference < threshold) {
      return ("The difference detector saw no change (%s, below the threshold of %s), so the frame"
              + " took an earlier frame's answer.")
          .formatted(Wording.small(difference), Wording.small(threshold));
    }
    return "The difference detector saw no change, so the frame took an earlier frame's answer.";
  }

  private static String scored(WrongStretch stretch) {
    float score = stretch.track().scores()[stretch.worstFrame()];
    ScoreThresholds thresholds = stretch.track().thresholds().orElseThrow();
    if (stretch.confidence() == 0) {
      return "The specialized model answered this frame rightly; smoothing let its wrongly answered"
          + " neighbours outvote it.";
    }
    return stretch.missed()
        ? "The specialized model was sure that nothing is there: its score %s is below %s."
            .formatted(Wording.score(score), Wording.score(thresholds.absentBelow()))
        : "The specialized model was sure that it is there: its score %s is above %s."
            .formatted(Wording.score(score), Wording.score(thresholds.presentAbove()));
  }

  /** A stage in plain words. */
  static String nameOf(DecidedBy stage) {
    return switch (stage) {
      case FRAME_SKIPPING -> "frame skipping";
      case DIFFERENCE_DETECTOR -> "difference detector";
      case SPECIALIZED_MODEL -> "specialized model";
      case REFERENCE_MODEL -> "reference model";
      case UNRESOLVED -> "unresolved";
    };
  }
}
