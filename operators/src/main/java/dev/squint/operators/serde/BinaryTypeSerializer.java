package dev.squint.operators.serde;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer written by hand, whose form starts with a version byte so that a later Squint can
 * read what this one wrote. Stateless and thread-safe.
 *
 * <p>Values count as immutable, so that a frame's bytes are not copied between chained operators; a
 * subclass for mutable values says otherwise and copies.
 */
public abstract class BinaryTypeSerializer<T> extends TypeSerializerSingleton<T> {
  private final int version;

  protected BinaryTypeSerializer(int version) {
    this.version = version;
  }

  /** Writes what follows the version byte. */
  protected abstract void write(T value, DataOutputView out) throws IOException;

  /**
   * Reads what follows the version byte.
   *
   * @param writtenVersion between 1 and this serializer's own
   */
  protected abstract T read(int writtenVersion, DataInputView in) throws IOException;

  @Override
  public void serialize(T value, DataOutputView out) throws IOException {
    out.writeByte(version);
    write(value, out);
  }

  @Override
  public T deserialize(DataInputView in) throws IOException {
    int written = in.readUnsignedByte();
    if (written < 1 || written > version) {
      throw new IOException(
          "%s: the bytes have version %d, this Squint reads up to %d"
              .formatted(getClass().getSimpleName(), written, version));
    }
    return read(written, in);
  }

  @Override
  public T deserialize(T reuse, DataInputView in) throws IOException {
    return deserialize(in);
  }

  @Override
  public boolean isImmutableType() {
    return true;
  }

  @Override
  public T copy(T from) {
    return from;
  }

  @Override
  public T copy(T from, T reuse) {
    return copy(from);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }

  @Override
  public T createInstance() {
    throw new UnsupportedOperationException("values are immutable: deserialize makes them whole");
  }

  @Override
  public int getLength() {
    return -1;
  }
}
