package dev.squint.operators.serde;

import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.DecidedFrameCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The serializer of decided frames on their way to the resolver. */
public final class DecidedFrameTypeSerializer extends BinaryTypeSerializer<DecidedFrame> {
  public static final DecidedFrameTypeSerializer INSTANCE = new DecidedFrameTypeSerializer();

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2; // as that of DecidedFrameCodec, so far

  private DecidedFrameTypeSerializer() {
    super(VERSION);
  }

  @Override
  protected void write(DecidedFrame value, DataOutputView out) throws IOException {
    DecidedFrameCodec.write(value, out);
  }

  @Override
  protected DecidedFrame read(int writtenVersion, DataInputView in) throws IOException {
    return DecidedFrameCodec.read(writtenVersion, in);
  }

  @Override
  public TypeSerializerSnapshot<DecidedFrame> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What checkpoints say of this serializer; compatible with itself, whatever the version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<DecidedFrame> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
