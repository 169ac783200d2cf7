package dev.squint.operators.serde;

import dev.squint.core.cascade.DecidedFrameCodec;
import dev.squint.operators.edge.DoubtfulFrame;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The serializer of frames in doubt, on the edge and in the state of frames in flight. */
public final class DoubtfulFrameTypeSerializer extends BinaryTypeSerializer<DoubtfulFrame> {
  public static final DoubtfulFrameTypeSerializer INSTANCE = new DoubtfulFrameTypeSerializer();

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2; // as that of DecidedFrameCodec, so far

  private DoubtfulFrameTypeSerializer() {
    super(VERSION);
  }

  @Override
  protected void write(DoubtfulFrame value, DataOutputView out) throws IOException {
    DecidedFrameCodec.write(value.waiting(), out);
    Bytes.write(value.image(), out);
  }

  @Override
  protected DoubtfulFrame read(int writtenVersion, DataInputView in) throws IOException {
    return new DoubtfulFrame(DecidedFrameCodec.read(writtenVersion, in), Bytes.read(in));
  }

  @Override
  public TypeSerializerSnapshot<DoubtfulFrame> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What checkpoints say of this serializer; compatible with itself, whatever the version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DoubtfulFrame> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
