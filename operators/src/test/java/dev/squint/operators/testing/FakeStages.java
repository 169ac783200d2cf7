package dev.squint.operators.testing;

import dev.squint.core.cascade.CascadeStages;
import dev.squint.core.frame.FrameDecoder;
import dev.squint.core.frame.Image;
import dev.squint.core.frame.UnreadableFrameException;
import dev.squint.core.model.FrameScorer;
import dev.squint.core.plan.PlanBundle;
import dev.squint.core.reference.ReferenceService;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stages whose models find bright boxes.
 *
 * @param test name that {@link #counts()} go under, so that tests do not see one another's
 * @param reference how the reference model behaves
 */
public record FakeStages(String test, Reference reference) implements CascadeStages {
  public static final int BATCH = 4;

  private static final long serialVersionUID = 1L;
  private static final Map<String, Counts> COUNTS = new ConcurrentHashMap<>();

  /** The ways a reference model can behave. */
  public enum Reference {
    /** Answers, on other threads and not in order. */
    ANSWERS,
    /** Never answers. */
    SILENT,
    /** Answers frames in doubt and never an audit. */
    SILENT_AUDITS,
    /** Throws. */
    BROKEN,
    /** Throws once, at request {@link Counts#failAt}, and answers otherwise. */
    BROKEN_ONCE
  }

  /** What happened to the stages of one test. */
  public static final class Counts {
    public final AtomicInteger openScorers = new AtomicInteger();
    public final AtomicInteger openReferences = new AtomicInteger();
    public final AtomicInteger decodedPreviews = new AtomicInteger();
    public final AtomicInteger requests = new AtomicInteger();
    public final AtomicInteger withdrawn = new AtomicInteger();
    public final AtomicInteger failures = new AtomicInteger();
    public final AtomicInteger failAt = new AtomicInteger(Integer.MAX_VALUE);
    public final List<Integer> scoredBatches = new CopyOnWriteArrayList<>();
  }

  /** Stages that work. */
  public static FakeStages working(String test) {
    return new FakeStages(test, Reference.ANSWERS);
  }

  /** What happened so far. */
  public Counts counts() {
    return COUNTS.computeIfAbsent(test, unused -> new Counts());
  }

  @Override
  public FrameDecoder frameDecoder() {
    return new CountingDecoder(new RasterDecoder(), counts());
  }

  /** Counts what is decoded. */
  private record CountingDecoder(FrameDecoder decoder, Counts counts) implements FrameDecoder {
    @Override
    public Image decode(byte[] encoded) throws UnreadableFrameException {
      return decoder.decode(encoded);
    }

    @Override
    public Image decodeReduced(byte[] encoded, int reduction, int channels)
        throws UnreadableFrameException {
      counts.decodedPreviews.incrementAndGet();
      return decoder.decodeReduced(encoded, reduction, channels);
    }
  }

  @Override
  public ReferenceService openReference() {
    return new FakeReferenceService(reference, counts());
  }

  @Override
  public FrameScorer openScorer(PlanBundle bundle) {
    return new BrightBoxes.Scorer(counts(), bundle.plan().queries().size());
  }
}
