package dev.squint.jobs.offline.tuning;

import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cost.StageCosts;
import dev.squint.core.difference.DifferenceMetric;
import dev.squint.core.difference.DifferenceSpec;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.frame.PreviewReader;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.plan.Plan;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.tuning.cost.MachineProfile;
import dev.squint.jobs.offline.tuning.cost.OtherWork;
import dev.squint.jobs.offline.tuning.cost.Stopwatch;
import dev.squint.jobs.options.ReferenceConfig;
import dev.squint.models.specialized.SpecializedModels;
import dev.squint.optimizer.difference.FittedDetector;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What each stage costs for a frame of this footage on this machine: taken from the machine's
 * profile, measured where it is not there.
 */
final class CostStep {
  private static final int PREVIEWS = 256;
  private static final int WARM_UP = 4;
  private static final int MODEL_CALLS = 8;
  private static final int OTHER_FRAMES = 16;

  private final OfflineBackend backend;
  private final MachineProfile profile;
  private final Stopwatch stopwatch;
  private final LoggedFootage footage;
  private final Plan base;
  private final String footageName;

  /**
   * A step.
   *
   * @param base a plan of which all but the filter counts
   */
  CostStep(OfflineBackend backend, MachineProfile profile, LoggedFootage footage, Plan base) {
    this.backend = backend;
    this.profile = profile;
    this.footage = footage;
    this.base = base;
    stopwatch = Stopwatch.system();
    footageName = footage.info().recording().substring(0, 12);
  }

  /** The costs of a cascade that looks at previews, or at none. */
  StageCosts costs(
      PreviewSet previews,
      Optional<FittedDetector> detector,
      Optional<ModelWeights> model,
      double referenceMicros) {
    int channels = detector.isEmpty() && model.isPresent() ? Image.COLOUR : Image.LUMA;
    boolean looks = detector.isPresent() || model.isPresent();
    return new StageCosts(
        looks ? previewMicros(previews, channels) : 0,
        looks ? reducedDecodeMicros(previews, channels) : 0,
        detector.isPresent() ? differenceMicros(previews, detector.get()) : 0,
        model.isPresent() ? modelMicros(previews, model.get(), channels) : 0,
        referenceMicros);
  }

  /** Decoding a full frame and running the reference model. */
  double referenceMicros(ReferenceConfig reference) {
    return profile.micros(
        "reference %s %s %s %dx%d"
            .formatted(
                shortened(footage.info().referenceSha256()),
                reference.model().device(),
                footageName,
                footage.info().width(),
                footage.info().height()),
        () -> measureReference(reference));
  }

  private double measureReference(ReferenceConfig reference) {
    try (ReferenceDetector detector = backend.openReference(reference.model())) {
      int samples = footage.samples().size();
      return stopwatch.microsEach(
          samples + WARM_UP,
          WARM_UP,
          i ->
              detector.detect(
                  List.of(decode(footage.samples().read(i % samples), 1, Image.COLOUR))));
    }
  }

  private double previewMicros(PreviewSet previews, int channels) {
    return profile.micros(
        "sent preview %s %s".formatted(footageName, size(previews, channels)),
        () -> {
          List<byte[]> encoded =
              places(previews).mapToObj(frame -> previews.log().read(frame)).toList();
          return channels == Image.LUMA
              ? plainLumaMicros(previews, encoded)
              : stopwatch.micros(
                  encoded.size(), frame -> decode(encoded.get(frame), 1, channels), otherWork());
        });
  }

  /** The ingest sends the luma beside the preview, so that it need not be decoded. */
  private double plainLumaMicros(PreviewSet previews, List<byte[]> encoded) {
    List<byte[]> lumas =
        encoded.stream().map(jpeg -> PlainLuma.sentWith(jpeg, backend.decoder())).toList();
    PreviewReader reader = new PreviewReader(backend.decoder(), 1, Image.LUMA);
    EncodedImage size =
        new EncodedImage(EncodedImage.Format.JPEG, previews.width(), previews.height());
    return stopwatch.micros(
        lumas.size(),
        frame -> read(reader, size, encoded.get(frame), lumas.get(frame)),
        otherWork());
  }

  private static Image read(PreviewReader reader, EncodedImage size, byte[] preview, byte[] luma) {
    try {
      return reader.read(size, preview, preview, luma);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a preview just encoded cannot be decoded", e);
    }
  }

  private double reducedDecodeMicros(PreviewSet previews, int channels) {
    return profile.micros(
        "reduced decode %s %s".formatted(footageName, size(previews, channels)),
        () -> {
          List<byte[]> encoded =
              IntStream.range(0, footage.samples().size())
                  .mapToObj(footage.samples()::read)
                  .toList();
          return stopwatch.micros(
              encoded.size(),
              frame -> decode(encoded.get(frame), previews.reduction(), channels),
              otherWork());
        });
  }

  private double differenceMicros(PreviewSet previews, FittedDetector detector) {
    DifferenceSpec spec = detector.spec();
    DifferenceMetric metric = spec.metric();
    String name =
        "difference %s %s %s %dx%d%s %s"
            .formatted(
                spec.baseline(),
                spec.lagFrames() > 1 ? "lag" : "",
                metric.aggregation(),
                metric.grid().columns(),
                metric.grid().rows(),
                metric.lightRobust() ? " light-robust" : "",
                size(previews, Image.LUMA));
    return profile.micros(
        name,
        () -> {
          List<Image> decoded =
              places(previews).mapToObj(frame -> previews.preview(frame, Image.LUMA)).toList();
          CascadeFilter filter = CascadeFilter.create(TunedBundle.withDetector(base, detector));
          long[] observed = {0};
          return stopwatch.micros(
              decoded.size(),
              frame -> filter.observe(observed[0]++, decoded.get(frame)),
              otherWork());
        });
  }

  /** Scoring a frame; behind a difference detector, which needs luma alone, its colours too. */
  private double modelMicros(PreviewSet previews, ModelWeights model, int filterChannels) {
    double scoring = scoringMicros(previews, model);
    return filterChannels == Image.COLOUR
        ? scoring
        : scoring + previewMicros(previews, Image.COLOUR);
  }

  private double scoringMicros(PreviewSet previews, ModelWeights model) {
    SpecializedModelSpec spec = model.spec();
    String name =
        "model %dx%dx%d %s %s %d %s"
            .formatted(
                spec.inputWidth(),
                spec.inputHeight(),
                spec.channels(),
                spec.crop(),
                spec.convolutions(),
                spec.denseUnits(),
                size(previews, Image.COLOUR));
    return profile.micros(
        name,
        () -> {
          try (FrameScorer scorer = SpecializedModels.open(spec, model.parameters())) {
            List<Image> batch =
                places(previews)
                    .limit(scorer.preferredBatchSize())
                    .mapToObj(previews::preview)
                    .toList();
            return stopwatch.micros(MODEL_CALLS, call -> scorer.score(batch), otherWork())
                / batch.size();
          }
        });
  }

  private OtherWork otherWork() {
    int count = Math.min(OTHER_FRAMES, footage.samples().size());
    return new OtherWork(
        backend.decoder(), IntStream.range(0, count).mapToObj(footage.samples()::read).toList());
  }

  private IntStream places(PreviewSet previews) {
    int count = Math.min(PREVIEWS, footage.info().frames());
    return IntStream.range(0, count)
        .map(
            i ->
                (int)
                    ((long) i * Math.min(previews.log().size(), footage.info().frames()) / count));
  }

  private Image decode(byte[] jpeg, int reduction, int channels) {
    FrameDecoder decoder = backend.decoder();
    try {
      return reduction == 1 && channels == Image.COLOUR
          ? decoder.decode(jpeg)
          : decoder.decodeReduced(jpeg, reduction, channels);
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame just encoded cannot be decoded", e);
    }
  }

  private static String size(PreviewSet previews, int channels) {
    return "%dx%dx%d".formatted(previews.width(), previews.height(), channels);
  }

  private static String shortened(String checksum) {
    return checksum.substring(0, Math.min(12, checksum.length()));
  }
}
