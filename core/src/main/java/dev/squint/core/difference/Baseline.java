package dev.squint.core.difference;

/** What a difference detector compares a preview with. */
public enum Baseline {
  /** The preview a fixed number of processed frames earlier (NoScope, section 5.1). */
  EARLIER_FRAME,
  /** The last preview that the detector let through, so that slow change cannot add up unseen. */
  LAST_LET_THROUGH,
  /** An image of the scene without passing objects, which follows slow change by itself. */
  REFERENCE_IMAGE
}
