package dev.squint.jobs.bench.peer;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.frame.FrameEncoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PlainLuma;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.Plan;
import dev.squint.core.timeline.Presence;
import dev.squint.jobs.bench.peer.PeerReport.ContenderFigures;
import dev.squint.jobs.offline.FrameObserver;
import dev.squint.jobs.offline.LabelRequest;
import dev.squint.jobs.offline.LabelledFootage;
import dev.squint.jobs.offline.Labeller;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.Recordings;
import dev.squint.jobs.offline.RunRequest.RecordingRequest;
import dev.squint.jobs.offline.truth.RawTruth;
import dev.squint.video.motion.BackgroundSubtractionGate;
import dev.squint.video.motion.RunningAverageGate;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SentFrame;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares Squint's filter under a plan with the motion gates of today, in one run over the same
 * frames: share sent to the detector, CPU time a frame, misses.
 *
 * <p>Every contender starts from the encoded JPEG. The detector's answers are its labels on every
 * frame, kept in a folder. Costs are the calling thread's CPU time.
 */
public final class PeerBench {
  static final String WITH_PREVIEW = "Squint's filter, preview header";
  static final String WITHOUT_PREVIEW = "Squint's filter, no preview header";

  private static final int BLOCK_FRAMES = 64;
  private static final int MAX_WARM_UP_FRAMES = 1024;
  private static final int WARM_UP_PART = 4;
  private static final int TIMED_REFERENCES = 20;
  private static final int WARM_UP_REFERENCES = 3;

  private final OfflineBackend backend;
  private final LongSupplier cpuNanos;

  /** A bench on this machine's clock. */
  public PeerBench(OfflineBackend backend) {
    this(backend, CpuMeter.threadTime());
  }

  PeerBench(OfflineBackend backend, LongSupplier cpuNanos) {
    this.backend = backend;
    this.cpuNanos = cpuNanos;
  }

  /**
   * Compares.
   *
   * @param said takes lines about how far it has come
   * @param stop true ends the run early, with the figures of the frames so far
   * @throws dev.squint.jobs.options.UserException when plan and model do not fit together, or the
   *     range holds no frame
   * @throws VideoReadException when the footage cannot be read
   */
  public PeerReport run(PeerSettings settings, Consumer<String> said, BooleanSupplier stop)
      throws VideoReadException, InterruptedException {
    LabelledFootage labelled = label(settings, said, stop);
    Optional<RawTruth> truth = labelled.truth();
    if (truth.isEmpty()) {
      return report(settings, labelled, new Outcome(0, 0, null, List.of(), true));
    }
    List<Contender> contenders = new ArrayList<>();
    try {
      open(settings, contenders);
      return report(settings, labelled, race(settings, truth.get(), contenders, said, stop));
    } finally {
      contenders.forEach(Contender::close);
    }
  }

  private LabelledFootage label(PeerSettings settings, Consumer<String> said, BooleanSupplier stop)
      throws VideoReadException, InterruptedException {
    LabelRequest request =
        new LabelRequest(
            new RecordingRequest(settings.footage(), settings.range()),
            settings.reference(),
            settings.labels(),
            1,
            settings.plan().plan().queries());
    return new Labeller(backend, stop)
        .label(request, FrameObserver.NONE, new SaidProgress("labelling", said));
  }

  private void open(PeerSettings settings, List<Contender> contenders) {
    contenders.add(new GateContender(new RunningAverageGate(), backend.decoder()));
    contenders.add(new GateContender(new BackgroundSubtractionGate(), backend.decoder()));
    CascadeEngine engine = new CascadeEngine(settings.plan());
    for (boolean preview : new boolean[] {true, false}) {
      Optional<FrameScorer> scorer =
          engine.plan().specializedModel().map(stage -> backend.openScorer(settings.plan()));
      contenders.add(
          new PlanContender(
              preview ? WITH_PREVIEW : WITHOUT_PREVIEW,
              preview,
              engine,
              backend.decoder(),
              scorer));
    }
  }

  /** What a race came to. */
  private record Outcome(
      long frames,
      long framesTimed,
      @Nullable Double referenceMicros,
      List<ContenderFigures> figures,
      boolean interrupted) {}

  private Outcome race(
      PeerSettings settings,
      RawTruth truth,
      List<Contender> contenders,
      Consumer<String> said,
      BooleanSupplier stop)
      throws VideoReadException, InterruptedException {
    int warmUp = Math.min(MAX_WARM_UP_FRAMES, truth.size() / WARM_UP_PART);
    PeerRace race = new PeerRace(contenders, BLOCK_FRAMES, warmUp, cpuNanos);
    Plan plan = settings.plan().plan();
    try (FrameSource source = settings.footage().open(backend, settings.range().start());
        ReferenceDetector model = backend.openReference(settings.reference().model())) {
      Feed feed = new Feed(race, plan, truth, new TimedReference(model));
      SaidProgress progress = new SaidProgress("comparing", said);
      boolean complete = Recordings.read(source, settings.range(), stop, progress, feed::accept);
      race.finish();
      List<List<Presence>> shown =
          truth.allVerdicts().stream().map(all -> all.subList(0, feed.position)).toList();
      Double reference = feed.reference.micros();
      List<ContenderFigures> figures =
          feed.position == 0 ? List.of() : race.figures(plan, shown, reference);
      return new Outcome(feed.position, race.framesTimed(), reference, figures, !complete);
    }
  }

  private static PeerReport report(
      PeerSettings settings, LabelledFootage labelled, Outcome outcome) {
    return new PeerReport(
        settings.footage().location(),
        labelled.summary().model(),
        settings.plan().id(),
        settings.range().start(),
        outcome.frames(),
        outcome.framesTimed(),
        outcome.referenceMicros(),
        outcome.figures(),
        outcome.interrupted());
  }

  /** Encodes frames as the ingest does, for the race and the detector. Mutable; one thread. */
  private final class Feed {
    private final PeerRace race;
    private final Plan plan;
    private final RawTruth truth;
    private final TimedReference reference;
    private final FrameEncoder encoder = backend.encoder();
    private int position;

    Feed(PeerRace race, Plan plan, RawTruth truth, TimedReference reference) {
      this.race = race;
      this.plan = plan;
      this.truth = truth;
      this.reference = reference;
    }

    void accept(SourceFrame frame) {
      Image image = frame.image();
      byte[] jpeg = Recordings.encoded(frame, encoder);
      byte[] preview =
          frame
              .sent()
              .map(SentFrame::preview)
              .orElseGet(
                  () ->
                      encoder.encodePreview(
                          image, plan.previewReductionOf(image.width(), image.height())));
      boolean[] present = new boolean[truth.queries().size()];
      for (int query = 0; query < present.length; query++) {
        present[query] = truth.presence().get(query).get(position);
      }
      long millis = TimeUnit.MICROSECONDS.toMillis(frame.presentationMicros());
      race.accept(
          new PeerFrame(
              frame.index(),
              position,
              millis,
              jpeg,
              preview,
              PlainLuma.sentWith(preview, backend.decoder()),
              present));
      if (position % Math.max(1, truth.size() / TIMED_REFERENCES) == 0) {
        reference.time(jpeg);
      }
      position++;
    }
  }

  /** The detector, run for its cost alone. Mutable; one thread; the model is the caller's. */
  private final class TimedReference {
    private final ReferenceDetector model;
    private final CpuMeter meter = new CpuMeter(cpuNanos);
    private int runs;

    TimedReference(ReferenceDetector model) {
      this.model = model;
    }

    void time(byte[] jpeg) {
      meter.start();
      try {
        model.detect(List.of(backend.decoder().decode(jpeg)));
      } catch (UnreadableFrameException e) {
        throw new IllegalStateException("a frame just encoded cannot be decoded", e);
      }
      meter.stop();
      runs++;
      if (runs == WARM_UP_REFERENCES) {
        meter.reset();
      }
    }

    @Nullable Double micros() {
      return runs <= WARM_UP_REFERENCES ? null : meter.microsEach(runs - WARM_UP_REFERENCES);
    }
  }
}
