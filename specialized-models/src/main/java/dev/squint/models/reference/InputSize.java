package dev.squint.models.reference;

import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.engine.NetworkOutput;
import dev.squint.models.store.ModelFile;
import java.util.List;
import java.util.Locale;

/**
 * Size of a detector's input in pixels.
 *
 * @param width columns, a multiple of {@value #MULTIPLE}
 * @param height rows, a multiple of {@value #MULTIPLE}
 */
record InputSize(int width, int height) {
  /** The coarsest cells of a detector have this side. */
  static final int MULTIPLE = 32;

  private static final int USUAL_SIDE = 640;
  private static final int SMALL_YOLOX_SIDE = 416;
  private static final int DIMENSIONS = 4;
  private static final int CHANNELS = 3;

  InputSize {
    if (width % MULTIPLE != 0 || height % MULTIPLE != 0 || width < 1 || height < 1) {
      throw new ModelLoadException(
          "the input of a reference model must be a multiple of %d on each side: %dx%d"
              .formatted(MULTIPLE, width, height));
    }
  }

  /**
   * The sizes to try, likeliest first: what the file declares, what the user asks, what is usual.
   */
  static List<InputSize> candidates(ReferenceModelSpec spec, ModelFile file) {
    List<Integer> shape = file.inputShape();
    if (!shape.isEmpty()) {
      requireImageShape(file);
    }
    int width = agreed(file, "width", spec.inputWidth(), shape.isEmpty() ? 0 : shape.get(3));
    int height = agreed(file, "height", spec.inputHeight(), shape.isEmpty() ? 0 : shape.get(2));
    if (width > 0 || height > 0) {
      return List.of(new InputSize(width > 0 ? width : height, height > 0 ? height : width));
    }
    InputSize usual = new InputSize(USUAL_SIDE, USUAL_SIDE);
    InputSize small = new InputSize(SMALL_YOLOX_SIDE, SMALL_YOLOX_SIDE);
    return isSmallYolox(spec, file) ? List.of(small, usual) : List.of(usual, small);
  }

  private static void requireImageShape(ModelFile file) {
    List<Integer> shape = file.inputShape();
    boolean image =
        shape.size() == DIMENSIONS && (shape.get(1) == CHANNELS || shape.get(1) == ModelFile.ANY);
    if (!image) {
      int[] declared = shape.stream().mapToInt(Integer::intValue).toArray();
      throw new ModelLoadException(
          "%s: a detector's input is (batch, 3, height, width); this file declares %s"
              .formatted(file.name(), NetworkOutput.describe(declared)));
    }
  }

  private static int agreed(ModelFile file, String side, int asked, int declared) {
    if (asked > 0 && declared > 0 && asked != declared) {
      throw new ModelLoadException(
          "%s: an input %s of %d was asked for, but the file fixes it at %d"
              .formatted(file.name(), side, asked, declared));
    }
    return asked > 0 ? asked : Math.max(declared, 0);
  }

  private static boolean isSmallYolox(ReferenceModelSpec spec, ModelFile file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    boolean yolox =
        spec.family().equalsIgnoreCase(DetectorFamily.YOLOX.label())
            || HeadInspector.nameHint(name).filter(DetectorFamily.YOLOX::equals).isPresent();
    return yolox && (name.contains("nano") || name.contains("tiny"));
  }
}
