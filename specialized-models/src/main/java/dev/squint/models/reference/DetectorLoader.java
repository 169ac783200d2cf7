package dev.squint.models.reference;

import dev.squint.core.frame.Image;
import dev.squint.core.model.ModelLoadException;
import dev.squint.core.model.ReferenceModelDescription;
import dev.squint.core.model.ReferenceModelSpec;
import dev.squint.models.engine.BatchSizes;
import dev.squint.models.engine.Network;
import dev.squint.models.engine.NetworkException;
import dev.squint.models.engine.NetworkOutput;
import dev.squint.models.engine.NetworkSession;
import dev.squint.models.store.ModelFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads a reference model: finds its input size and family by a dry run, chooses its batch sizes,
 * measures it.
 */
final class DetectorLoader {
  private static final Logger LOGGER = LoggerFactory.getLogger(DetectorLoader.class);

  private static final Image SAMPLE_FRAME = greyFrame(640, 360);
  private static final int WARM_UP_RUNS = 2;
  private static final int MIN_MEASURED_RUNS = 3;
  private static final int MAX_MEASURED_RUNS = 15;
  private static final long MEASURING_NANOS = 500_000_000L;

  private final ReferenceModelSpec spec;
  private final ModelFile file;
  private final List<String> classes;
  private final Optional<DetectorFamily> requestedFamily;

  DetectorLoader(ReferenceModelSpec spec, ModelFile file) {
    this.spec = spec;
    this.file = file;
    classes = ClassNames.of(spec, file);
    requestedFamily = DetectorFamily.requested(spec);
  }

  /** A model and what it turned out to be; the caller closes the model's network. */
  record Loaded(DetectorModel model, ReferenceModelDescription description) {}

  Loaded load() {
    List<InputSize> sizes = InputSize.candidates(spec, file);
    Network network = Network.load(file, spec.device());
    try {
      DetectorModel model = identify(network, sizes);
      ReferenceModelDescription described = describe(model, 0);
      double millis = measure(model, described);
      LOGGER.info(
          "Reference model {}: family {}, input {}x{}, device {}, {} ms a frame",
          file.name(),
          described.family(),
          described.inputWidth(),
          described.inputHeight(),
          described.device(),
          "%.1f".formatted(millis));
      if (!file.description().isEmpty()) {
        LOGGER.info("Reference model {}: {}", file.name(), file.description());
      }
      return new Loaded(model, describe(model, millis));
    } catch (RuntimeException exception) {
      network.close();
      throw exception;
    }
  }

  /** Tries the possible input sizes in turn; the first failure is the one told. */
  private DetectorModel identify(Network network, List<InputSize> sizes) {
    Optional<ModelLoadException> failure = Optional.empty();
    for (InputSize size : sizes) {
      try (NetworkSession session = network.newSession()) {
        int batchSize = declaredBatchSize().orElse(1);
        NetworkOutput output = dryRun(session, batchSize, size);
        HeadLayout layout =
            new HeadInspector(file.name(), size.width(), size.height(), classes.size())
                .inspect(output, batchSize, requestedFamily);
        BatchSizes batchSizes = batchSizes(network, session, size);
        return new DetectorModel(network, layout, size.width(), size.height(), batchSizes);
      } catch (ModelLoadException exception) {
        failure = Optional.of(failure.orElse(exception));
      }
    }
    throw failure.orElseThrow();
  }

  private NetworkOutput dryRun(NetworkSession session, int batchSize, InputSize size) {
    DetectorFamily guess =
        requestedFamily.or(() -> HeadInspector.nameHint(file.name())).orElse(DetectorFamily.YOLOV8);
    Letterbox letterbox = new Letterbox(guess, size.width(), size.height());
    var input = session.input(batchSize * letterbox.size());
    for (int index = 0; index < batchSize; index++) {
      letterbox.write(SAMPLE_FRAME, input, index * letterbox.size());
    }
    int[] shape = {batchSize, Image.COLOUR, size.height(), size.width()};
    try {
      return session.run(shape);
    } catch (NetworkException exception) {
      throw new ModelLoadException(
          "%s: the model refuses an input of %s: %s"
              .formatted(file.name(), NetworkOutput.describe(shape), exception.getMessage()),
          exception);
    }
  }

  private Optional<Integer> declaredBatchSize() {
    return file.inputShape().stream().findFirst().filter(size -> size != ModelFile.ANY);
  }

  /**
   * A batch gains nothing on a processor, whose caches it overflows, and everything on a GPU; some
   * traced models hold their batch size fast without saying so.
   */
  private BatchSizes batchSizes(Network network, NetworkSession session, InputSize size) {
    if (declaredBatchSize().isPresent()) {
      return BatchSizes.of(declaredBatchSize().get());
    }
    if (!network.isOnGpu()) {
      return BatchSizes.of(1);
    }
    BatchSizes sizes = BatchSizes.of(1, 2, 4, 8, 16, 32);
    try {
      for (int batchSize : sizes.sizes()) {
        dryRun(session, batchSize, size);
      }
      return sizes;
    } catch (ModelLoadException exception) {
      LOGGER.info("{}: one frame at a time: {}", file.name(), exception.getMessage());
      return BatchSizes.of(1);
    }
  }

  private double measure(DetectorModel model, ReferenceModelDescription description) {
    try (YoloDetector detector =
        new YoloDetector(
            model, description, spec.minimumScore(), spec.overlapThreshold(), () -> {})) {
      List<Image> frame = List.of(SAMPLE_FRAME);
      for (int run = 0; run < WARM_UP_RUNS; run++) {
        detector.detect(frame);
      }
      double[] millis = new double[MAX_MEASURED_RUNS];
      int runs = 0;
      long start = System.nanoTime();
      while (runs < MIN_MEASURED_RUNS
          || (runs < MAX_MEASURED_RUNS && System.nanoTime() - start < MEASURING_NANOS)) {
        long before = System.nanoTime();
        detector.detect(frame);
        millis[runs++] = (System.nanoTime() - before) / 1e6;
      }
      Arrays.sort(millis, 0, runs);
      return millis[runs / 2];
    }
  }

  private ReferenceModelDescription describe(DetectorModel model, double millisPerFrame) {
    return new ReferenceModelDescription(
        file.name(),
        file.sha256(),
        model.layout().family().label(),
        model.inputWidth(),
        model.inputHeight(),
        classes,
        model.network().device(),
        millisPerFrame);
  }

  private static Image greyFrame(int width, int height) {
    byte[] pixels = new byte[width * height * Image.COLOUR];
    Arrays.fill(pixels, (byte) DetectorFamily.PADDING);
    return new Image(width, height, Image.COLOUR, pixels);
  }
}
