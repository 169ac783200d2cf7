package dev.squint.operators.serde;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** The type of values with a serializer written by hand; neither a key nor taken apart by Flink. */
public final class BinaryTypeInfo<T> extends TypeInformation<T> {
  private static final long serialVersionUID = 1L;

  private final Class<T> valueClass;
  private final TypeSerializer<T> serializer;

  public BinaryTypeInfo(Class<T> valueClass, TypeSerializer<T> serializer) {
    this.valueClass = valueClass;
    this.serializer = serializer;
  }

  @Override
  public boolean isBasicType() {
    return false;
  }

  @Override
  public boolean isTupleType() {
    return false;
  }

  @Override
  public int getArity() {
    return 1;
  }

  @Override
  public int getTotalFields() {
    return 1;
  }

  @Override
  public Class<T> getTypeClass() {
    return valueClass;
  }

  @Override
  public boolean isKeyType() {
    return false;
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return serializer.duplicate();
  }

  @Override
  public String toString() {
    return "BinaryTypeInfo<%s>".formatted(valueClass.getSimpleName());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BinaryTypeInfo<?> that
        && valueClass.equals(that.valueClass)
        && serializer.equals(that.serializer);
  }

  @Override
  public int hashCode() {
    return valueClass.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof BinaryTypeInfo<?>;
  }
}
