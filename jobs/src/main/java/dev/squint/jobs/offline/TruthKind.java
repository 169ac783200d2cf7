package dev.squint.jobs.offline;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What the answers of a cascade are compared with. */
public enum TruthKind {
  /** The reference model on every frame. */
  @JsonProperty("reference")
  REFERENCE,

  /** What a simulated camera knows of its own scene. */
  @JsonProperty("exact")
  EXACT
}
