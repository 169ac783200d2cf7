package dev.squint.jobs.offline.tuning.work;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The bytes of one kind of result.
 *
 * @param <T> the result
 */
public interface WorkCodec<T> {
  /** The folder of this kind's results; changes when their bytes do. */
  String kind();

  void write(T value, DataOutput out) throws IOException;

  /** What {@link #write} wrote. */
  T read(DataInput in) throws IOException;
}
