package dev.squint.models.training;

import dev.squint.core.model.SpecializedModelSpec.Calibration;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The bytes of a {@link NetworkState}. */
final class NetworkStates {
  private static final int MAGIC = 0x53514E54;
  private static final int VERSION = 1;

  private NetworkStates() {}

  /**
   * Writes a state.
   *
   * @param training what training it belongs to
   */
  static byte[] write(NetworkState state, String training) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream stream = new DataOutputStream(bytes)) {
      stream.writeInt(MAGIC);
      stream.writeInt(VERSION);
      stream.writeUTF(training);
      stream.writeInt(state.steps);
      stream.writeInt(state.epochs);
      stream.writeDouble(state.bestLoss);
      writeDoubles(stream, state.normalisation.mean());
      writeDoubles(stream, state.normalisation.standardDeviation());
      stream.writeInt(state.bestCalibrations.size());
      for (Calibration calibration : state.bestCalibrations) {
        stream.writeDouble(calibration.slope());
        stream.writeDouble(calibration.intercept());
      }
      stream.writeInt(state.history.size());
      for (EpochLoss loss : state.history) {
        stream.writeInt(loss.rung());
        stream.writeInt(loss.epoch());
        stream.writeDouble(loss.trainingLoss());
        stream.writeDouble(loss.validationLoss());
      }
      stream.writeInt(state.parameters.length);
      for (float[] floats : List.of(state.parameters, state.first, state.second)) {
        writeFloats(stream, floats);
      }
      writeFloats(stream, state.bestParameters);
    } catch (IOException exception) {
      throw new UncheckedIOException("memory cannot be written", exception);
    }
    return bytes.toByteArray();
  }

  /** Reads a state; empty when the bytes are damaged or of another training. */
  static Optional<NetworkState> read(byte[] bytes, String training, int parameters) {
    try (DataInputStream stream = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (stream.readInt() != MAGIC
          || stream.readInt() != VERSION
          || !stream.readUTF().equals(training)) {
        return Optional.empty();
      }
      return Optional.of(readBody(stream, parameters));
    } catch (IOException | IllegalArgumentException exception) {
      return Optional.empty();
    }
  }

  private static NetworkState readBody(DataInputStream stream, int parameters) throws IOException {
    int steps = stream.readInt();
    int epochs = stream.readInt();
    double bestLoss = stream.readDouble();
    Normalisation normalisation = new Normalisation(readDoubles(stream), readDoubles(stream));
    NetworkState state = new NetworkState(new float[parameters], normalisation);
    state.steps = steps;
    state.epochs = epochs;
    state.bestLoss = bestLoss;
    List<Calibration> calibrations = new ArrayList<>();
    for (int left = stream.readInt(); left > 0; left--) {
      calibrations.add(new Calibration(stream.readDouble(), stream.readDouble()));
    }
    state.bestCalibrations = List.copyOf(calibrations);
    for (int left = stream.readInt(); left > 0; left--) {
      state.history.add(
          new EpochLoss(
              stream.readInt(), stream.readInt(), stream.readDouble(), stream.readDouble()));
    }
    if (stream.readInt() != parameters) {
      throw new IOException("a state of another network");
    }
    readFloats(stream, state.parameters);
    readFloats(stream, state.first);
    readFloats(stream, state.second);
    readFloats(stream, state.bestParameters);
    return state;
  }

  private static void writeDoubles(DataOutputStream stream, List<Double> values)
      throws IOException {
    stream.writeInt(values.size());
    for (double value : values) {
      stream.writeDouble(value);
    }
  }

  private static List<Double> readDoubles(DataInputStream stream) throws IOException {
    List<Double> values = new ArrayList<>();
    for (int left = stream.readInt(); left > 0; left--) {
      values.add(stream.readDouble());
    }
    return values;
  }

  private static void writeFloats(DataOutputStream stream, float[] floats) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(floats.length * Float.BYTES);
    buffer.asFloatBuffer().put(floats);
    stream.write(buffer.array());
  }

  private static void readFloats(DataInputStream stream, float[] floats) throws IOException {
    byte[] bytes = new byte[floats.length * Float.BYTES];
    stream.readFully(bytes);
    ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
  }
}
