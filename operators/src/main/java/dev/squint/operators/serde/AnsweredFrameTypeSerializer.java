package dev.squint.operators.serde;

import dev.squint.core.cascade.DecidedFrameCodec;
import dev.squint.operators.edge.AnsweredFrame;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The serializer of frames that the reference stage is done with. */
public final class AnsweredFrameTypeSerializer extends BinaryTypeSerializer<AnsweredFrame> {
  public static final AnsweredFrameTypeSerializer INSTANCE = new AnsweredFrameTypeSerializer();

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2; // as that of DecidedFrameCodec, so far

  private AnsweredFrameTypeSerializer() {
    super(VERSION);
  }

  @Override
  protected void write(AnsweredFrame value, DataOutputView out) throws IOException {
    DecidedFrameCodec.write(value.frame(), out);
    Bytes.write(value.unreadableImage(), out);
    out.writeUTF(value.reason());
    Bytes.writeText(value.message(), out);
  }

  @Override
  protected AnsweredFrame read(int writtenVersion, DataInputView in) throws IOException {
    return new AnsweredFrame(
        DecidedFrameCodec.read(writtenVersion, in),
        Bytes.read(in),
        in.readUTF(),
        Bytes.readText(in));
  }

  @Override
  public TypeSerializerSnapshot<AnsweredFrame> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What checkpoints say of this serializer; compatible with itself, whatever the version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AnsweredFrame> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
