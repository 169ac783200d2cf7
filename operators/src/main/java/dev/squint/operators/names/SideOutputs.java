package dev.squint.operators.names;

import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.serde.EdgeTypes;
import org.apache.flink.util.OutputTag;

/** The side outputs of the job graph's operators. */
public final class SideOutputs {
  /** Frames that the filter leaves to the reference model. */
  public static final OutputTag<DoubtfulFrame> DOUBTFUL =
      new OutputTag<>("doubtful", EdgeTypes.DOUBTFUL_FRAME);

  /** Records that could not be used. */
  public static final OutputTag<OutputRecord> DEAD_LETTERS =
      new OutputTag<>("dead-letters", EdgeTypes.OUTPUT_RECORD);

  private SideOutputs() {}
}
