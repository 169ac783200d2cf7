package dev.squint.operators.testing;

import dev.squint.core.cascade.DecidedBy;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.SpecializedEvidence;
import dev.squint.core.model.BoundingBox;
import dev.squint.core.model.DetectedObject;
import dev.squint.core.plan.ScoreThresholds;
import java.util.List;

/** Decided frames of one camera, whose positions are their frame numbers. */
public final class TestFrames {
  public static final String CAMERA = "lobby";
  public static final String PLAN = "lobby-0a1b2c3d";

  private static final SpecializedEvidence DOUBT =
      new SpecializedEvidence(new float[] {0.41f}, List.of(new ScoreThresholds(0.08, 0.93)));

  private TestFrames() {}

  /** A frame that waits for the reference model. */
  public static DecidedFrame waiting(long frame) {
    return frame(frame, DecidedBy.UNRESOLVED, FilterOutcome.NONE);
  }

  /** A frame that waits for the reference model because the specialized model was in doubt. */
  public static DecidedFrame inDoubt(long frame) {
    return frame(
        frame, DecidedBy.UNRESOLVED, FilterOutcome.NONE, DOUBT, new float[0], new boolean[0]);
  }

  /** A frame that the reference model has answered. */
  public static DecidedFrame answered(long frame, boolean present) {
    return waiting(frame)
        .referenced(
            new float[] {present ? 0.9f : 0.1f},
            new boolean[] {present},
            present
                ? List.of(
                    new DetectedObject(
                        BrightBoxes.OBJECT_CLASS, 0.9f, new BoundingBox(1, 2, 3.5f, 4)))
                : List.of());
  }

  /** A frame that equals an earlier one. */
  public static DecidedFrame copy(long frame, long sameAs) {
    return frame(frame, DecidedBy.DIFFERENCE_DETECTOR, sameAs);
  }

  /** A frame that equals an earlier one, with that one's label, as the resolver leaves it. */
  public static DecidedFrame copied(long frame, long sameAs, boolean present) {
    return frame(
        frame,
        DecidedBy.DIFFERENCE_DETECTOR,
        sameAs,
        SpecializedEvidence.NONE,
        new float[] {present ? 0.9f : 0.1f},
        new boolean[] {present});
  }

  private static DecidedFrame frame(long frame, DecidedBy decidedBy, long sameAs) {
    return frame(frame, decidedBy, sameAs, SpecializedEvidence.NONE, new float[0], new boolean[0]);
  }

  private static DecidedFrame frame(
      long frame,
      DecidedBy decidedBy,
      long sameAs,
      SpecializedEvidence evidence,
      float[] scores,
      boolean[] present) {
    return new DecidedFrame(
        CAMERA,
        frame,
        frame,
        0,
        TestCamera.FIRST_MILLIS + frame * TestCamera.FRAME_MILLIS,
        TestCamera.FIRST_MILLIS + frame * TestCamera.FRAME_MILLIS + 7,
        PLAN,
        decidedBy,
        sameAs,
        0.0041,
        0.01,
        evidence,
        scores,
        present,
        List.of(),
        false);
  }
}
