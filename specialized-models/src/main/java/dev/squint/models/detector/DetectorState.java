package dev.squint.models.detector;

import dev.squint.models.training.OptimizedParameters;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * What a detector has learnt so far, and its running averages, which are better than the parameters
 * at any one step. Mutable; one thread.
 */
final class DetectorState extends OptimizedParameters {
  private static final int MAGIC = 0x53514454;
  private static final double AVERAGE_KEPT = 0.998;
  private static final int AVERAGE_WARM_UP = 10;

  final float[] statistics;
  final float[] averageParameters;
  final float[] averageStatistics;

  DetectorState(float[] parameters, float[] statistics) {
    super(parameters);
    this.statistics = statistics;
    averageParameters = parameters.clone();
    averageStatistics = statistics.clone();
  }

  /** Takes the present parameters into the averages. */
  void average() {
    double kept = Math.min(AVERAGE_KEPT, (1.0 + steps) / (AVERAGE_WARM_UP + steps));
    blend(averageParameters, parameters, (float) kept);
    blend(averageStatistics, statistics, (float) kept);
  }

  private static void blend(float[] average, float[] now, float kept) {
    for (int index = 0; index < average.length; index++) {
      average[index] += (1 - kept) * (now[index] - average[index]);
    }
  }

  /**
   * The bytes of this state.
   *
   * @param training what training it belongs to
   */
  byte[] write(String training) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream stream = new DataOutputStream(bytes)) {
      stream.writeInt(MAGIC);
      stream.writeUTF(training);
      stream.writeInt(steps);
      for (float[] floats : arrays()) {
        ByteBuffer buffer = ByteBuffer.allocate(floats.length * Float.BYTES);
        buffer.asFloatBuffer().put(floats);
        stream.write(buffer.array());
      }
    } catch (IOException exception) {
      throw new UncheckedIOException("memory cannot be written", exception);
    }
    return bytes.toByteArray();
  }

  /** Reads a state; empty when the bytes are damaged or of another training. */
  static Optional<DetectorState> read(
      byte[] bytes, String training, int parameters, int statistics) {
    try (DataInputStream stream = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (stream.readInt() != MAGIC || !stream.readUTF().equals(training)) {
        return Optional.empty();
      }
      DetectorState state = new DetectorState(new float[parameters], new float[statistics]);
      state.resumeAt(stream.readInt());
      for (float[] floats : state.arrays()) {
        byte[] block = new byte[floats.length * Float.BYTES];
        stream.readFully(block);
        ByteBuffer.wrap(block).asFloatBuffer().get(floats);
      }
      return Optional.of(state);
    } catch (IOException exception) {
      return Optional.empty();
    }
  }

  private List<float[]> arrays() {
    return List.of(parameters, first, second, statistics, averageParameters, averageStatistics);
  }
}
