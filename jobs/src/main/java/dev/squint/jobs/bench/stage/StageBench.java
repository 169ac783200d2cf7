package dev.squint.jobs.bench.stage;

import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewReader;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.model.SpecializedModelSpec;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.jobs.bench.sample.FootageSample;
import dev.squint.jobs.bench.sample.FootageSample.SampledFrame;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.tuning.cost.OtherWork;
import dev.squint.jobs.offline.tuning.cost.Stopwatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Measures what each stage of a plan costs a frame of some footage on one thread, all stages in
 * turns and each between other work. Opens the specialized model and closes it.
 */
public final class StageBench {
  /** Batches of the specialized model that are measured. */
  private static final List<Integer> MODEL_BATCHES = List.of(1, 8, 32, 128);

  /** Batches of the reference model that are measured. */
  private static final List<Integer> REFERENCE_BATCHES = List.of(1, 4, 8);

  private static final int MOST_REFERENCE_FRAMES = 8;
  private static final int FRAMES = 64;
  private static final int ROUNDS = 15;
  private static final int MODEL_CALLS = 4;
  private static final int OTHER_FRAMES = 16;
  private static final int REFERENCE_ROUNDS = 5;
  private static final double BYTES_READ_A_PIXEL = 2;

  private final Settings settings;
  private final OfflineBackend backend;
  private final MachineRates rates;
  private final List<Stage> stages = new ArrayList<>();

  /**
   * What is measured.
   *
   * @param sample the footage
   * @param plan whose stages these are
   * @param reference the reference model, open
   * @param referenceGigaflops arithmetic of one frame through it, where it is known
   */
  public record Settings(
      FootageSample sample,
      PlanBundle plan,
      ReferenceDetector reference,
      OptionalDouble referenceGigaflops) {}

  /** A stage to be measured, by the place of its work in the meter. */
  private record Stage(String name, int work, OptionalDouble limitMicros, String limitedBy) {}

  /** A measurement on a machine of {@code rates}. */
  public StageBench(Settings settings, OfflineBackend backend, MachineRates rates) {
    this.settings = settings;
    this.backend = backend;
    this.rates = rates;
  }

  /**
   * Measures.
   *
   * @param said takes lines on how far it is
   * @param stop true ends it early, with fewer rounds
   */
  public List<StageCost> run(Consumer<String> said, BooleanSupplier stop) {
    said.accept("measuring stages");
    OtherWork otherWork =
        new OtherWork(
            backend.decoder(),
            settings.sample().spread(OTHER_FRAMES).stream().map(SampledFrame::jpeg).toList());
    StageMeter meter = new StageMeter(Stopwatch.system(), ROUNDS, otherWork);
    Optional<FrameScorer> scorer =
        settings.plan().plan().specializedModel().map(stage -> backend.openScorer(settings.plan()));
    List<StageCost> costs;
    try {
      addDecoding(meter);
      addFilter(meter);
      scorer.ifPresent(open -> addModel(meter, open));
      costs = new ArrayList<>(costs(meter, stop));
    } finally {
      scorer.ifPresent(FrameScorer::close);
    }
    said.accept("measuring the reference model");
    StageMeter slow = new StageMeter(Stopwatch.system(), REFERENCE_ROUNDS, () -> {});
    stages.clear();
    addReference(slow);
    costs.addAll(costs(slow, stop));
    return costs;
  }

  private List<StageCost> costs(StageMeter meter, BooleanSupplier stop) {
    double[] micros = meter.micros(stop);
    return stages.stream()
        .map(
            stage ->
                stage.limitMicros().isPresent()
                    ? new StageCost(
                        stage.name(),
                        micros[stage.work()],
                        stage.limitMicros().getAsDouble(),
                        stage.limitedBy())
                    : StageCost.unlimited(stage.name(), micros[stage.work()]))
        .toList();
  }

  private void addDecoding(StageMeter meter) {
    Plan plan = settings.plan().plan();
    FootageSample sample = settings.sample();
    FrameDecoder decoder = backend.decoder();
    int channels = plan.specializedModel().isPresent() ? Image.COLOUR : Image.LUMA;
    int reduction = plan.previewReductionOf(sample.width(), sample.height());
    add(
        meter,
        StageCost.PREVIEW_JPEG,
        entropyMicros(sample.meanPreviewBytes()),
        "entropy decoder",
        frame -> decoder.decodeReduced(frame.preview(), 1, channels));
    PreviewReader reader =
        new PreviewReader(decoder, plan.previewReduction(), plan.filterChannels());
    add(
        meter,
        StageCost.PREVIEW_HEADER,
        plan.filterChannels() == Image.LUMA
            ? memoryMicros(BYTES_READ_A_PIXEL * sample.frames().get(0).luma().length)
            : entropyMicros(sample.meanPreviewBytes()),
        plan.filterChannels() == Image.LUMA ? "memory" : "entropy decoder",
        frame ->
            reader.read(
                EncodedImage.inspect(frame.jpeg()), frame.jpeg(), frame.preview(), frame.luma()));
    add(
        meter,
        StageCost.REDUCED_DECODE,
        entropyMicros(sample.meanBytes()),
        "entropy decoder",
        frame -> decoder.decodeReduced(frame.jpeg(), reduction, plan.filterChannels()));
    add(
        meter,
        "full decode",
        entropyMicros(sample.meanBytes())
            + memoryMicros((double) sample.width() * sample.height() * Image.COLOUR),
        "entropy decoder, memory",
        frame -> decoder.decode(frame.jpeg()));
  }

  private void addFilter(StageMeter meter) {
    Plan plan = settings.plan().plan();
    List<Image> lumas = previews(Image.LUMA);
    if (plan.difference().isPresent()) {
      CascadeFilter filter = CascadeFilter.create(settings.plan());
      long[] number = {0};
      Image first = lumas.get(0);
      stages.add(
          new Stage(
              StageCost.DIFFERENCE,
              meter.add(lumas.size(), 1, unit -> filter.observe(number[0]++, lumas.get(unit))),
              OptionalDouble.of(memoryMicros(BYTES_READ_A_PIXEL * first.width() * first.height())),
              "memory"));
    }
    addFilterPaths(meter, plan);
  }

  private void addFilterPaths(StageMeter meter, Plan plan) {
    PreviewReader reader =
        new PreviewReader(backend.decoder(), plan.previewReduction(), plan.filterChannels());
    CascadeFilter withHeader = CascadeFilter.create(settings.plan());
    CascadeFilter without = CascadeFilter.create(settings.plan());
    long[] numbers = {0, 0};
    byte[] none = {};
    add(
        meter,
        StageCost.FILTER_WITH_HEADER,
        Double.NaN,
        "",
        frame ->
            withHeader.observe(
                numbers[0]++,
                reader.read(
                    EncodedImage.inspect(frame.jpeg()),
                    frame.jpeg(),
                    frame.preview(),
                    frame.luma())));
    add(
        meter,
        StageCost.FILTER_WITHOUT_HEADER,
        Double.NaN,
        "",
        frame ->
            without.observe(
                numbers[1]++,
                reader.read(EncodedImage.inspect(frame.jpeg()), frame.jpeg(), none, none)));
  }

  private void addModel(StageMeter meter, FrameScorer scorer) {
    SpecializedModelSpec model = settings.plan().plan().specializedModel().orElseThrow().model();
    double limit = NetworkArithmetic.flops(model) / rates.matrixGigaflopsPerSecond() / 1e3;
    List<Image> previews = previews(Image.COLOUR);
    for (int size : MODEL_BATCHES) {
      List<Image> batch = repeated(previews, size);
      stages.add(
          new Stage(
              StageCost.modelStage(size),
              meter.add(MODEL_CALLS, size, unit -> scorer.score(batch)),
              OptionalDouble.of(limit),
              "arithmetic"));
    }
  }

  private void addReference(StageMeter meter) {
    List<Image> frames =
        settings.sample().spread(MOST_REFERENCE_FRAMES).stream()
            .map(frame -> decoded(() -> backend.decoder().decode(frame.jpeg())))
            .toList();
    OptionalDouble limit =
        settings.referenceGigaflops().isPresent()
            ? OptionalDouble.of(
                settings.referenceGigaflops().getAsDouble()
                    / rates.matrixGigaflopsPerSecond()
                    * 1e6)
            : OptionalDouble.empty();
    for (int size : REFERENCE_BATCHES) {
      List<Image> batch = repeated(frames, size);
      stages.add(
          new Stage(
              "reference model, batch of " + size,
              meter.add(1, size, unit -> settings.reference().detect(batch)),
              limit,
              "arithmetic"));
    }
  }

  /** Work on one frame. */
  private interface FrameWork {
    Object of(SampledFrame frame) throws UnreadableFrameException;
  }

  private void add(
      StageMeter meter, String name, double limitMicros, String limitedBy, FrameWork work) {
    List<SampledFrame> frames = settings.sample().spread(FRAMES);
    int place = meter.add(frames.size(), 1, unit -> decoded(() -> work.of(frames.get(unit))));
    stages.add(
        new Stage(
            name,
            place,
            Double.isNaN(limitMicros) ? OptionalDouble.empty() : OptionalDouble.of(limitMicros),
            limitedBy));
  }

  private List<Image> previews(int channels) {
    return settings.sample().spread(FRAMES).stream()
        .map(frame -> decoded(() -> backend.decoder().decodeReduced(frame.preview(), 1, channels)))
        .toList();
  }

  private static List<Image> repeated(List<Image> images, int count) {
    List<Image> repeated = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      repeated.add(images.get(i % images.size()));
    }
    return repeated;
  }

  /** Decoding of a frame that is known to be sound. */
  private interface Decoding<T> {
    T run() throws UnreadableFrameException;
  }

  private static <T> T decoded(Decoding<T> decoding) {
    try {
      return decoding.run();
    } catch (UnreadableFrameException e) {
      throw new IllegalStateException("a frame of the sample cannot be decoded", e);
    }
  }

  private double entropyMicros(double bytes) {
    return bytes / rates.entropyMegabytesPerSecond();
  }

  private double memoryMicros(double bytes) {
    return bytes / rates.memoryGigabytesPerSecond() / 1e3;
  }
}
