package dev.squint.operators.testing;

import dev.squint.core.cascade.CascadeEngine;
import dev.squint.core.cascade.CascadeFilter;
import dev.squint.core.cascade.DecidedFrame;
import dev.squint.core.cascade.FilterOutcome;
import dev.squint.core.cascade.FrameResolver;
import dev.squint.core.cascade.ResolvedListener;
import dev.squint.core.cascade.StagePreviews;
import dev.squint.core.frame.EncodedImage;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.plan.Plan;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.timeline.PresenceEvent;
import dev.squint.operators.edge.RawFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cascade of one camera in a loop, without Flink: what the job's answers are compared with.
 * Lines read {@code FRAME STAGE PRESENT SAME_AS SPECIALIZED_SCORE} and {@code start|end FRAME}.
 */
public final class DirectCascade implements ResolvedListener {
  public final List<String> detections = new ArrayList<>();
  public final List<String> events = new ArrayList<>();
  private final CascadeEngine engine;
  private final CascadeFilter filter;
  private final FrameResolver resolver;
  private final StagePreviews previews;
  private final Optional<FrameScorer> scorer;

  public DirectCascade(PlanBundle bundle) {
    Plan plan = bundle.plan();
    engine = new CascadeEngine(bundle);
    filter = engine.newFilter();
    resolver = new FrameResolver(plan.queries().size(), plan.smoothingFrames());
    previews = new StagePreviews(new RasterDecoder(), plan);
    scorer =
        plan.specializedModel()
            .map(unused -> new BrightBoxes.Scorer(new FakeStages.Counts(), plan.queries().size()));
  }

  /** Runs frames {@code 0} to {@code frames - 1} of the camera. */
  public static DirectCascade run(PlanBundle bundle, String camera, int frames) {
    DirectCascade cascade = new DirectCascade(bundle);
    for (int frame = 0; frame < frames; frame++) {
      cascade.accept(TestCamera.frame(camera, frame));
    }
    cascade.resolver.endOfFrames(cascade);
    return cascade;
  }

  private void accept(RawFrame frame) {
    try {
      EncodedImage header = EncodedImage.inspect(frame.image());
      long capturedAt = filter.repairCaptureTime(frame.timestampMillis());
      boolean skipped = filter.skipsNext();
      Image preview = previews.forFilter(header, frame.image(), frame.preview(), frame.luma());
      FilterOutcome outcome = skipped ? filter.skip() : filter.observe(frame.offset(), preview);
      DecidedFrame waiting =
          engine.filtered(frame.camera(), frame.offset(), outcome, capturedAt, 0);
      DecidedFrame decided =
          switch (outcome.route()) {
            case SKIP, COPY -> waiting;
            case REFERENCE -> reference(waiting, frame.image());
            case SCORE -> {
              Image colours = previews.forModel(preview, header, frame.image(), frame.preview());
              DecidedFrame seen =
                  engine.decide(waiting, scorer.orElseThrow().score(List.of(colours))[0]);
              yield seen.isInDoubt() ? reference(seen, frame.image()) : seen;
            }
          };
      resolver.accept(decided, this);
    } catch (UnreadableFrameException e) {
      throw new AssertionError(e);
    }
  }

  private DecidedFrame reference(DecidedFrame waiting, byte[] image) {
    try {
      Image full = new RasterDecoder().decode(image);
      return engine.resolve(waiting, BrightBoxes.detect(full), full.width(), full.height());
    } catch (UnreadableFrameException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void onFrame(DecidedFrame frame) {
    detections.add(line(frame));
  }

  @Override
  public void onEvent(int queryIndex, PresenceEvent event, String plan) {
    events.add(event.isStart() ? "start " + event.start().frame() : "end " + event.end().frame());
  }

  private static String line(DecidedFrame frame) {
    return "%d %s %s %d %s"
        .formatted(
            frame.frame(),
            frame.decidedBy(),
            frame.present()[0],
            frame.sameAs(),
            frame.specialized().isEmpty() ? "" : frame.specialized().scores()[0]);
  }
}
