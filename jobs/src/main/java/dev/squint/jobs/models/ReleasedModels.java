package dev.squint.jobs.models;

import dev.squint.jobs.options.Suggestions;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The models that {@code squint models get} knows: YOLOX as its makers release it, in ONNX, trained
 * on the 80 classes of COCO, under the Apache License 2.0.
 */
public final class ReleasedModels {
  /** The release's own address; the file's name follows. */
  public static final String ADDRESS =
      "https://github.com/Megvii-BaseDetection/YOLOX/releases/download/0.1.1rc0";

  /** The variable that names another address, such as a mirror. */
  public static final String ADDRESS_VARIABLE = "SQUINT_MODELS_URL";

  /** All of them, small to large. */
  public static final List<ReleasedModel> ALL =
      List.of(
          new ReleasedModel(
              "yolox-nano",
              "yolox_nano.onnx",
              3_659_407,
              "c789161ed43c8269fcd4e67c67eeeb4e80c622da2eb296a20bc6007bd18a0b7d",
              416),
          new ReleasedModel(
              "yolox-tiny",
              "yolox_tiny.onnx",
              20_219_662,
              "427cc366d34e27ff7a03e2899b5e3671425c262ea2291f88bb942bc1cc70b0f7",
              416),
          new ReleasedModel(
              "yolox-s",
              "yolox_s.onnx",
              35_858_002,
              "c5c2d13e59ae883e6af3b45daea64af4833a4951c92d116ec270d9ddbe998063",
              640),
          new ReleasedModel(
              "yolox-m",
              "yolox_m.onnx",
              101_259_744,
              "21ff6cfdeb53b013bac2249599e55f00bff3cfdfdab37ed7a4620818c1d15b3f",
              640),
          new ReleasedModel(
              "yolox-l",
              "yolox_l.onnx",
              216_746_733,
              "7860ae79de6c89a3c1eb72ae9a2756c0ccfbe04b7791bb5880afabd97855a411",
              640));

  private ReleasedModels() {}

  /**
   * The model called {@code name}.
   *
   * @throws UserException when there is none
   */
  public static ReleasedModel named(String name) {
    List<String> names = ALL.stream().map(ReleasedModel::name).toList();
    return ALL.stream()
        .filter(model -> model.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "there is no model \"%s\" to get; there are %s%s"
                        .formatted(name, String.join(", ", names), Suggestions.hint(name, names))));
  }

  /** Where models are kept unless a folder is named: in the user's cache. */
  public static Path defaultFolder(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path root =
        cache.isBlank() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(cache);
    return root.resolve("squint").resolve("models");
  }
}
