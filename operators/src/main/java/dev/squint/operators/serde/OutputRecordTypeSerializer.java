package dev.squint.operators.serde;

import dev.squint.operators.edge.OutputRecord;
import dev.squint.operators.edge.OutputRecord.Kind;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** The serializer of records on their way to the sink. */
public final class OutputRecordTypeSerializer extends BinaryTypeSerializer<OutputRecord> {
  public static final OutputRecordTypeSerializer INSTANCE = new OutputRecordTypeSerializer();

  private static final long serialVersionUID = 1L;
  private static final int VERSION = 1;
  // The place in this list is the byte that is written: append, never reorder.
  private static final List<Kind> KINDS =
      List.of(Kind.DETECTION, Kind.EVENT, Kind.DEAD_LETTER, Kind.AUDIT);

  private OutputRecordTypeSerializer() {
    super(VERSION);
  }

  @Override
  protected void write(OutputRecord value, DataOutputView out) throws IOException {
    out.writeByte(KINDS.indexOf(value.kind()));
    out.writeUTF(value.camera());
    out.writeLong(value.timestampMillis());
    Bytes.write(value.value(), out);
    out.writeInt(value.headers().size());
    for (Map.Entry<String, String> header : value.headers().entrySet()) {
      out.writeUTF(header.getKey());
      Bytes.writeText(header.getValue(), out);
    }
  }

  @Override
  protected OutputRecord read(int writtenVersion, DataInputView in) throws IOException {
    Kind kind = KINDS.get(in.readUnsignedByte());
    String camera = in.readUTF();
    long timestampMillis = in.readLong();
    byte[] value = Bytes.read(in);
    Map<String, String> headers = new LinkedHashMap<>();
    for (int remaining = in.readInt(); remaining > 0; remaining--) {
      headers.put(in.readUTF(), Bytes.readText(in));
    }
    return new OutputRecord(kind, camera, timestampMillis, value, headers);
  }

  @Override
  public TypeSerializerSnapshot<OutputRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** What checkpoints say of this serializer; compatible with itself, whatever the version. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<OutputRecord> {
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }
}
