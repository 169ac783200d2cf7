package dev.squint.operators.resolve;

import dev.squint.core.audit.AuditMatcher;
import dev.squint.core.audit.AuditMatcherCodec;
import dev.squint.operators.serde.BinaryTypeSerializer;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The serializer of a camera's audits that are under way; they are mutable, so it copies them. */
public final class AuditMatcherTypeSerializer extends BinaryTypeSerializer<AuditMatcher> {
  public static final AuditMatcherTypeSerializer INSTANCE = new AuditMatcherTypeSerializer();

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  private static final int TYPICAL_BYTES = 1024;

  private AuditMatcherTypeSerializer() {
    super(VERSION);
  }

  @Override
  protected void write(AuditMatcher matcher, DataOutputView out) throws IOException {
    AuditMatcherCodec.write(matcher, out);
  }

  @Override
  protected AuditMatcher read(int writtenVersion, DataInputView in) throws IOException {
    return AuditMatcherCodec.read(in);
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public AuditMatcher copy(AuditMatcher from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(TYPICAL_BYTES);
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new IllegalStateException("copying in memory cannot fail", e);
    }
  }

  @Override
  public TypeSerializerSnapshot<AuditMatcher> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What checkpoints say of this serializer; compatible with itself, whatever the version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<AuditMatcher> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
