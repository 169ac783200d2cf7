package dev.squint.core.cascade;

/** The stage that a frame's verdicts come from. */
public enum DecidedBy {
  /** The plan does not look at this frame: it takes the label of the last one it looked at. */
  FRAME_SKIPPING,
  /** The preview equals an earlier one, whose label it takes. */
  DIFFERENCE_DETECTOR,
  /** The specialized model was sure about every query. */
  SPECIALIZED_MODEL,
  /** The reference model looked at this frame. */
  REFERENCE_MODEL,
  /** The reference model did not answer in time, or could not read the frame. */
  UNRESOLVED
}
