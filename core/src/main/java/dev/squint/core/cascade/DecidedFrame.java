package dev.squint.core.cascade;

import dev.squint.core.model.DetectedObject;
import java.util.List;

/**
 * One frame's answer on its way to the resolver: small and flat, so that it crosses process borders
 * cheaply.
 *
 * <p>A copied label is not filled in yet: {@code scores} and {@code present} are empty and {@code
 * sameAs} names the frame to take them from.
 *
 * @param camera the camera
 * @param frame the frame's identity within the camera
 * @param position how many frames of the camera came before it
 * @param oldestFrameInUse labels of frames before this one will not be asked for again
 * @param capturedAtMillis repaired capture time, milliseconds since the epoch
 * @param ingestedAtMillis when the job took the frame in, milliseconds since the epoch
 * @param plan id of the plan that decided
 * @param decidedBy the stage
 * @param sameAs the frame whose label this one takes, or {@link FilterOutcome#NONE}
 * @param difference measured by the difference detector; NaN when unknown
 * @param differenceThreshold the plan's; NaN without a difference detector
 * @param specialized what the specialized model saw, also when it left the frame in doubt
 * @param scores one a query in the plan's order, {@code [0, 1]}; empty when unknown; owned
 * @param present one a query; empty when unknown; owned
 * @param objects what the reference model found; empty unless {@code decidedBy} is {@link
 *     DecidedBy#REFERENCE_MODEL}
 * @param deadLetter whether the frame turned out unreadable: it gets no detection, only its place
 *     in the order
 */
public record DecidedFrame(
    String camera,
    long frame,
    long position,
    long oldestFrameInUse,
    long capturedAtMillis,
    long ingestedAtMillis,
    String plan,
    DecidedBy decidedBy,
    long sameAs,
    double difference,
    double differenceThreshold,
    SpecializedEvidence specialized,
    float[] scores,
    boolean[] present,
    List<DetectedObject> objects,
    boolean deadLetter) {
  private static final float[] NO_SCORES = {};
  private static final boolean[] NO_ANSWERS = {};

  /** Whether the label is that of another frame. */
  public boolean isCopy() {
    return sameAs != FilterOutcome.NONE;
  }

  /**
   * Whether the answer comes without the reference model looking at this frame, once the label that
   * it copies is known.
   */
  public boolean isShortCircuit() {
    return isCopy() || decidedBy == DecidedBy.SPECIALIZED_MODEL;
  }

  /** Whether no stage has answered this frame, nor has it a label to copy. */
  public boolean isInDoubt() {
    return decidedBy == DecidedBy.UNRESOLVED;
  }

  /** This frame with what the specialized model saw, which is no answer yet. */
  DecidedFrame seen(SpecializedEvidence evidence) {
    return new DecidedFrame(
        camera,
        frame,
        position,
        oldestFrameInUse,
        capturedAtMillis,
        ingestedAtMillis,
        plan,
        decidedBy,
        sameAs,
        difference,
        differenceThreshold,
        evidence,
        scores,
        present,
        objects,
        deadLetter);
  }

  /** This frame with the specialized model's answer. */
  public DecidedFrame scored(float[] queryScores, boolean[] answers) {
    return with(DecidedBy.SPECIALIZED_MODEL, queryScores, answers, List.of(), false);
  }

  /** This frame with the reference model's answer. */
  public DecidedFrame referenced(
      float[] queryScores, boolean[] answers, List<DetectedObject> found) {
    return with(DecidedBy.REFERENCE_MODEL, queryScores, answers, found, false);
  }

  /** This copying frame with the label of the frame it equals. */
  DecidedFrame copied(float[] queryScores, boolean[] answers) {
    return with(decidedBy, queryScores, answers, List.of(), false);
  }

  /** This frame when no answer came in time. */
  public DecidedFrame unresolved() {
    return with(DecidedBy.UNRESOLVED, NO_SCORES, NO_ANSWERS, List.of(), false);
  }

  /** This frame when its image could not be read after all. */
  public DecidedFrame unreadable() {
    return with(DecidedBy.UNRESOLVED, NO_SCORES, NO_ANSWERS, List.of(), true);
  }

  private DecidedFrame with(
      DecidedBy stage,
      float[] queryScores,
      boolean[] answers,
      List<DetectedObject> found,
      boolean unreadable) {
    return new DecidedFrame(
        camera,
        frame,
        position,
        oldestFrameInUse,
        capturedAtMillis,
        ingestedAtMillis,
        plan,
        stage,
        sameAs,
        difference,
        differenceThreshold,
        specialized,
        queryScores,
        answers,
        found,
        unreadable);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
