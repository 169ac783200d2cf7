package dev.squint.operators.resolve;

import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.cascade.ResolverCodec;
import dev.squint.operators.serde.BinaryTypeSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** The serializer of a camera's timeline; timelines are mutable, so it copies them. */
public final class CameraTimelineTypeSerializer extends BinaryTypeSerializer<CameraTimeline> {
  public static final CameraTimelineTypeSerializer INSTANCE = new CameraTimelineTypeSerializer();

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 2; // with that of ResolverCodec, which says its own
  private static final int TYPICAL_BYTES = 4096;

  private CameraTimelineTypeSerializer() {
    super(VERSION);
  }

  @Override
  protected void write(CameraTimeline timeline, DataOutputView out) throws IOException {
    out.writeInt(timeline.queries.size());
    for (String query : timeline.queries) {
      out.writeUTF(query);
    }
    out.writeInt(timeline.smoothingFrames);
    out.writeLong(timeline.lastFrameMillis);
    out.writeBoolean(timeline.watched);
    ResolverCodec.write(timeline.resolver, out);
  }

  @Override
  protected CameraTimeline read(int writtenVersion, DataInputView in) throws IOException {
    List<String> queries = new ArrayList<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      queries.add(in.readUTF());
    }
    int smoothingFrames = in.readInt();
    long lastFrameMillis = in.readLong();
    boolean watched = in.readBoolean();
    FrameResolver resolver = ResolverCodec.read(in);
    CameraTimeline timeline = new CameraTimeline(queries, smoothingFrames, resolver);
    timeline.lastFrameMillis = lastFrameMillis;
    timeline.watched = watched;
    return timeline;
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public CameraTimeline copy(CameraTimeline from) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(TYPICAL_BYTES);
      serialize(from, out);
      return deserialize(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
    } catch (IOException e) {
      throw new IllegalStateException("copying in memory cannot fail", e);
    }
  }

  @Override
  public TypeSerializerSnapshot<CameraTimeline> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What checkpoints say of this serializer; compatible with itself, whatever the version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CameraTimeline> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
