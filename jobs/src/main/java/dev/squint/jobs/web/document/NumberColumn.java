package dev.squint.jobs.web.document;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.Arrays;

/** A column of numbers in a document; NaN is written as null. Mutable; not thread-safe. */
public final class NumberColumn implements JsonSerializable {
  private final float[] values;

  /** A column of {@code length} unknown numbers. */
  public NumberColumn(int length) {
    values = new float[length];
    Arrays.fill(values, Float.NaN);
  }

  public void set(int row, float value) {
    values[row] = value;
  }

  public float get(int row) {
    return values[row];
  }

  /** Lowers the number in {@code row} to {@code value}; NaN changes nothing. */
  public void lower(int row, float value) {
    if (!(values[row] <= value) && !Float.isNaN(value)) {
      values[row] = value;
    }
  }

  /** Raises the number in {@code row} to {@code value}; NaN changes nothing. */
  public void raise(int row, float value) {
    if (!(values[row] >= value) && !Float.isNaN(value)) {
      values[row] = value;
    }
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    json.writeStartArray();
    for (float value : values) {
      if (Float.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer type) throws IOException {
    serialize(json, provider);
  }
}
