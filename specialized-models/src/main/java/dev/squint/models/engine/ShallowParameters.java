package dev.squint.models.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.SpecializedModelSpec;
import java.util.ArrayList;
import java.util.List;

/** Reads the parameters of a specialized model out of a plan bundle's bytes. */
public final class ShallowParameters {
  private ShallowParameters() {}

  /**
   * The parameters as plain arrays, in the order of the layers: weight, bias, ...
   *
   * @param parameters DJL's encoding of the layers' parameters
   * @throws ModelLoadException when they are damaged or of another architecture
   */
  public static List<float[]> read(SpecializedModelSpec spec, byte[] parameters) {
    List<float[]> arrays = new ArrayList<>();
    try (NDManager scope = InferenceEngine.PYTORCH.load().newBaseManager(Device.cpu())) {
      for (Pair<String, Parameter> parameter :
          ShallowNetwork.withParameters(spec, parameters, scope).getParameters()) {
        arrays.add(parameter.getValue().getArray().toFloatArray());
      }
    }
    return arrays;
  }
}
