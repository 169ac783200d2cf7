package dev.squint.core.cost;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The expected cost of a plan: NoScope's {@code f_s T_diff + f_s f_m T_model + f_s f_m f_c T_ref}
 * (section 6.1), with the decoding that it leaves out.
 *
 * @param use which share of the frames reaches each stage
 * @param stages what a stage costs for a frame that reaches it
 */
public record PlanCost(StageUse use, StageCosts stages) {

  /** Expected microseconds a frame when frames carry their preview in a header. */
  @JsonIgnore
  public double microsPerFrame() {
    return microsPerFrame(stages.previewMicros());
  }

  /** Expected microseconds a frame when previews are decoded from the frames' JPEGs. */
  @JsonIgnore
  public double microsPerFrameWithoutHeader() {
    return microsPerFrame(stages.reducedDecodeMicros());
  }

  /** How many times dearer the reference model on every frame would be. */
  @JsonIgnore
  public double speedup() {
    return stages.referenceMicros() / microsPerFrame();
  }

  private double microsPerFrame(double previewMicros) {
    return use.previews() * previewMicros
        + use.compared() * stages.differenceMicros()
        + use.scored() * stages.specializedModelMicros()
        + use.referred() * stages.referenceMicros();
  }
}
