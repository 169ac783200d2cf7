package dev.squint.operators.names;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.serde.EdgeTypes;
import org.apache.flink.util.OutputTag;

/** The side outputs of the job graph's operators. */
public final class SideOutputs {
  /** Frames that the filter leaves to the reference model. */
  public static final OutputTag<DoubtfulFrame> DOUBTFUL =
      new OutputTag<>("doubtful", EdgeTypes.DOUBTFUL_FRAME);

  /** Short-circuited frames that are audited, as the filter leaves them. */
  public static final OutputTag<DoubtfulFrame> AUDITED =
      new OutputTag<>("audited", EdgeTypes.DOUBTFUL_FRAME);

  /** The same frames as the resolver leaves them, with the labels that they copy. */
  public static final OutputTag<DecidedFrame> AUDITED_ANSWERS =
      new OutputTag<>("audited-answers", EdgeTypes.DECIDED_FRAME);

  /** Records that could not be used. */
  public static final OutputTag<OutputRecord> DEAD_LETTERS =
      new OutputTag<>("dead-letters", EdgeTypes.OUTPUT_RECORD);

  private SideOutputs() {}
}
