package dev.squint.models.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.util.Pair;
import dev.squint.core.model.SpecializedModelSpec;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Random;

/** Parameters of untrained specialized models, for tests. */
public final class RandomParameters {
  private RandomParameters() {}

  /** Small random weights from a seed, as a trainer would save them. */
  public static byte[] random(SpecializedModelSpec spec, long seed) throws IOException {
    Random random = new Random(seed);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (NDManager manager = manager();
        DataOutputStream stream = new DataOutputStream(bytes)) {
      SequentialBlock layers = initialized(spec, manager);
      for (Pair<String, Parameter> parameter : layers.getParameters()) {
        NDArray array = parameter.getValue().getArray();
        float[] values = new float[Math.toIntExact(array.size())];
        for (int index = 0; index < values.length; index++) {
          values[index] = (float) (random.nextGaussian() * 0.1);
        }
        array.setRequiresGradient(false);
        array.set(FloatBuffer.wrap(values));
      }
      layers.saveParameters(stream);
    }
    return bytes.toByteArray();
  }

  private static NDManager manager() {
    return InferenceEngine.PYTORCH.load().newBaseManager();
  }

  private static SequentialBlock initialized(SpecializedModelSpec spec, NDManager manager) {
    SequentialBlock layers = ShallowNetwork.of(spec);
    layers.initialize(manager, DataType.FLOAT32, ShallowNetwork.inputShape(spec));
    return layers;
  }
}
