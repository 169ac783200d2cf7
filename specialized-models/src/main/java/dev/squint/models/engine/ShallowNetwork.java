package dev.squint.models.engine;

import ai.djl.MalformedModelException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.util.Pair;
import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.SpecializedModelSpec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a specialized model as DJL sees them: {@code (N, channels, height, width)} floats
 * to {@code (N, queries)} logits.
 */
final class ShallowNetwork {
  private ShallowNetwork() {}

  /** The layers of an architecture, without weights. */
  static SequentialBlock of(SpecializedModelSpec spec) {
    SequentialBlock layers = new SequentialBlock();
    for (SpecializedModelSpec.Convolution convolution : spec.convolutions()) {
      int padding = convolution.kernel() / 2;
      layers.add(
          Conv2d.builder()
              .setKernelShape(new Shape(convolution.kernel(), convolution.kernel()))
              .setFilters(convolution.filters())
              .optStride(new Shape(convolution.stride(), convolution.stride()))
              .optPadding(new Shape(padding, padding))
              .build());
      layers.add(Activation.reluBlock());
    }
    return layers
        .add(Blocks.batchFlattenBlock())
        .add(Linear.builder().setUnits(spec.denseUnits()).build())
        .add(Activation.reluBlock())
        .add(Linear.builder().setUnits(spec.calibrations().size()).build());
  }

  /** Shape of a batch of one. */
  static Shape inputShape(SpecializedModelSpec spec) {
    return new Shape(1, spec.channels(), spec.inputHeight(), spec.inputWidth());
  }

  /**
   * The layers with weights.
   *
   * @param manager owner of the weights' native memory
   */
  static Block withParameters(SpecializedModelSpec spec, byte[] parameters, NDManager manager) {
    SequentialBlock layers = of(spec);
    List<String> expected;
    try (NDManager scope = manager.newSubManager()) {
      SequentialBlock example = of(spec);
      example.initialize(scope, DataType.FLOAT32, inputShape(spec));
      expected = parameterShapes(example);
    }
    List<String> given = read(spec, parameters, layers, manager);
    if (!given.equals(expected)) {
      throw new ModelLoadException(
          "%s: the parameters are of another architecture: shapes %s, expected %s"
              .formatted(spec.parameters(), given, expected));
    }
    layers.freezeParameters(true);
    return layers;
  }

  private static List<String> read(
      SpecializedModelSpec spec, byte[] parameters, Block layers, NDManager manager) {
    try (DataInputStream stream = new DataInputStream(new ByteArrayInputStream(parameters))) {
      layers.loadParameters(manager, stream);
      if (stream.available() > 0) {
        throw new ModelLoadException(
            "%s: the parameters are of another architecture: %d bytes are left over"
                .formatted(spec.parameters(), stream.available()));
      }
      return parameterShapes(layers);
    } catch (ModelLoadException exception) {
      throw exception;
    } catch (IOException | MalformedModelException | RuntimeException exception) {
      throw new ModelLoadException(
          "%s: the parameters are damaged or of another architecture: %s"
              .formatted(spec.parameters(), NetworkException.firstLine(exception)),
          exception);
    }
  }

  private static List<String> parameterShapes(Block layers) {
    List<String> shapes = new ArrayList<>();
    for (Pair<String, ai.djl.nn.Parameter> parameter : layers.getParameters()) {
      shapes.add(parameter.getValue().getArray().getShape().toString());
    }
    return shapes;
  }
}
