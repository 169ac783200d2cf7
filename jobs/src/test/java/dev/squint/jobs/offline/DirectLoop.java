package dev.squint.jobs.offline;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.PreviewGeometry;
import dev.squint.core.frame.PreviewReader;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.model.ReferenceDetector;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.core.wire.DetectionRecord;
import dev.squint.video.source.FrameSource;
import dev.squint.video.source.SourceFrame;
import dev.squint.video.source.VideoReadException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cascade as a Flink job runs it, one frame after another: JPEG and preview as the ingest makes
 * them, read by the preview reader, no batches.
 */
final class DirectLoop implements ResolvedListener {
  private final OfflineBackend backend;
  private final PlanBundle bundle;
  private final String camera;
  private final List<DetectionRecord> records = new ArrayList<>();

  DirectLoop(OfflineBackend backend, PlanBundle bundle) {
    this.backend = backend;
    this.bundle = bundle;
    camera = bundle.plan().camera();
  }

  List<DetectionRecord> run(RunRequest request)
      throws VideoReadException, InterruptedException, UnreadableFrameException {
    CascadeEngine engine = new CascadeEngine(bundle);
    CascadeFilter filter = engine.newFilter();
    Plan plan = bundle.plan();
    FrameResolver resolver = new FrameResolver(plan.queries().size(), plan.smoothingFrames());
    try (FrameSource source = backend.openRecording(request.recording().location().toString(), 10);
        ReferenceDetector detector = backend.openReference(request.reference().model())) {
      Optional<SourceFrame> frame = source.next();
      while (frame.isPresent() && frame.get().index() < request.recording().range().end()) {
        resolver.accept(decide(engine, filter, detector, frame.get()), this);
        frame = source.next();
      }
    }
    resolver.endOfFrames(this);
    return records;
  }

  private DecidedFrame decide(
      CascadeEngine engine, CascadeFilter filter, ReferenceDetector detector, SourceFrame frame)
      throws UnreadableFrameException {
    Plan plan = bundle.plan();
    byte[] jpeg = backend.encoder().encode(frame.image());
    byte[] small =
        backend
            .encoder()
            .encodePreview(
                frame.image(),
                PreviewGeometry.automaticReduction(frame.image().width(), frame.image().height()));
    Image preview = reader(plan.filterChannels()).read(EncodedImage.inspect(jpeg), jpeg, small);
    long captured = filter.repairCaptureTime(frame.presentationMicros() / 1000);
    FilterOutcome outcome =
        filter.skipsNext() ? filter.skip() : filter.observe(frame.index(), preview);
    DecidedFrame waiting = engine.filtered(camera, frame.index(), outcome, captured, captured);
    return switch (outcome.route()) {
      case SKIP, COPY -> waiting;
      case SCORE -> {
        try (FrameScorer scorer = backend.openScorer(bundle)) {
          Image colours = reader(Image.COLOUR).read(EncodedImage.inspect(jpeg), jpeg, small);
          DecidedFrame decided = engine.decide(waiting, scorer.score(List.of(colours))[0]);
          yield decided.isInDoubt() ? refer(engine, detector, decided, jpeg) : decided;
        }
      }
      case REFERENCE -> refer(engine, detector, waiting, jpeg);
    };
  }

  private PreviewReader reader(int channels) {
    return new PreviewReader(backend.decoder(), bundle.plan().previewReduction(), channels);
  }

  private DecidedFrame refer(
      CascadeEngine engine, ReferenceDetector detector, DecidedFrame waiting, byte[] jpeg)
      throws UnreadableFrameException {
    Image image = backend.decoder().decode(jpeg);
    return engine.resolve(
        waiting, detector.detect(List.of(image)).get(0), image.width(), image.height());
  }

  @Override
  public void onFrame(DecidedFrame frame) {
    records.add(
        DetectionRecord.of(
            frame, bundle.plan().queries(), Instant.ofEpochMilli(frame.capturedAtMillis())));
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {}
}
