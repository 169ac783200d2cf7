package dev.squint.models.store;

import java.nio.ByteBuffer;

/**
 * A cursor over the fields of one encoded protocol buffer message. {@link #next} steps to a field;
 * then {@link #bytes} or {@link #number} give its value. Not thread-safe.
 */
final class ProtocolBuffer {
  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final ByteBuffer buffer;
  private int field;
  private int wireType;
  private long number;
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  ProtocolBuffer(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** Steps to the next field; false at the end of the message. */
  boolean next() {
    if (!buffer.hasRemaining()) {
      return false;
    }
    long tag = readVarint();
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    switch (wireType) {
      case VARINT -> number = readVarint();
      case FIXED_64 -> bytes = readBytes(Long.BYTES);
      case LENGTH_DELIMITED -> bytes = readBytes(readVarint());
      case FIXED_32 -> bytes = readBytes(Integer.BYTES);
      default -> throw new MalformedException("wire type " + wireType);
    }
    if (field == 0) {
      throw new MalformedException("field number 0");
    }
    return true;
  }

  int field() {
    return field;
  }

  ByteBuffer bytes() {
    if (wireType == VARINT) {
      throw new MalformedException("field %d is a number".formatted(field));
    }
    return bytes;
  }

  long number() {
    if (wireType != VARINT) {
      throw new MalformedException("field %d is not a number".formatted(field));
    }
    return number;
  }

  private ByteBuffer readBytes(long length) {
    if (length < 0 || length > buffer.remaining()) {
      throw new MalformedException(
          "%d bytes wanted, %d left".formatted(length, buffer.remaining()));
    }
    ByteBuffer value = buffer.slice(buffer.position(), (int) length);
    buffer.position(buffer.position() + (int) length);
    return value;
  }

  private long readVarint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (!buffer.hasRemaining()) {
        throw new MalformedException("a number is cut short");
      }
      byte next = buffer.get();
      value |= (long) (next & 0x7F) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedException("a number has more than 64 bits");
  }

  /** Thrown when bytes are not a protocol buffer message. */
  static final class MalformedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }
}
