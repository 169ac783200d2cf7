package dev.squint.operators.serde;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.operators.edge.AnsweredFrame;
import dev.squint.operators.edge.DoubtfulFrame;
import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.RawFrame;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The Flink types of all edges; none falls back to a generic serializer. */
public final class EdgeTypes {
  /** Stays within one chain, so Flink's own serializer of flat records will do. */
  public static final TypeInformation<RawFrame> RAW_FRAME = TypeInformation.of(RawFrame.class);

  public static final TypeInformation<DecidedFrame> DECIDED_FRAME =
      new BinaryTypeInfo<>(DecidedFrame.class, DecidedFrameTypeSerializer.INSTANCE);

  public static final TypeInformation<DoubtfulFrame> DOUBTFUL_FRAME =
      new BinaryTypeInfo<>(DoubtfulFrame.class, DoubtfulFrameTypeSerializer.INSTANCE);

  public static final TypeInformation<AnsweredFrame> ANSWERED_FRAME =
      new BinaryTypeInfo<>(AnsweredFrame.class, AnsweredFrameTypeSerializer.INSTANCE);

  public static final TypeInformation<OutputRecord> OUTPUT_RECORD =
      new BinaryTypeInfo<>(OutputRecord.class, OutputRecordTypeSerializer.INSTANCE);

  private EdgeTypes() {}
}
