package dev.squint.optimizer.replay;

import dev.squint.core.cost.StageUse;
import dev.squint.optimizer.evidence.Candidate;
import dev.squint.optimizer.evidence.FilterLog;
import dev.squint.optimizer.evidence.FrameSpan;
import java.util.Arrays;

/**
 * What a filter does with one stretch of frames: which frames it lets through, and which stretches
 * of frames take the label of each. Immutable.
 *
 * <p>Frames let through are numbered from 0 in order. The frames that share a label come as runs,
 * half-open, in frames counted from the stretch's first. Runs that copy a frame from before the
 * stretch belong to no frame let through.
 */
public final class FilterSlice {
  private final FilterLog log;
  private final FrameSpan span;
  private final int[] letThrough; // number -> frame, counted from the first of the footage
  private final int[] numbers; // frame of the stretch -> number, or -1
  private final int[] runStarts;
  private final int[] runEnds;
  private final int[] runSources; // frames, counted from the first of the footage
  private final int[] runsByNumber; // runs, those of one number together
  private final int[] firstRun; // number -> its first place in runsByNumber; one more at the end
  private final int processed;

  private FilterSlice(FilterLog log, FrameSpan span) {
    this.log = log;
    this.span = span;
    numbers = new int[span.length()];
    int[] frames = new int[span.length()];
    int count = 0;
    int looked = 0;
    for (int i = 0; i < numbers.length; i++) {
      boolean own = log.isLetThrough(span.start() + i);
      numbers[i] = own ? count : -1;
      if (own) {
        frames[count++] = span.start() + i;
      }
      looked += log.isSkipped(span.start() + i) ? 0 : 1;
    }
    processed = looked;
    letThrough = Arrays.copyOf(frames, count);
    int runs = countRuns();
    runStarts = new int[runs];
    runEnds = new int[runs];
    runSources = new int[runs];
    fillRuns();
    firstRun = new int[count + 1];
    runsByNumber = new int[runs];
    groupRuns();
  }

  /** What {@code log} says of {@code span}. */
  public static FilterSlice of(FilterLog log, FrameSpan span) {
    if (span.end() > log.frames()) {
      throw new IllegalArgumentException(
          "the filter's log ends at frame %d, before frame %d".formatted(log.frames(), span.end()));
    }
    return new FilterSlice(log, span);
  }

  private int countRuns() {
    int runs = 0;
    int last = -1;
    for (int frame = span.start(); frame < span.end(); frame++) {
      int source = log.sourceOf(frame);
      runs += source != last ? 1 : 0;
      last = source;
    }
    return runs;
  }

  private void fillRuns() {
    int run = -1;
    int last = -1;
    for (int frame = span.start(); frame < span.end(); frame++) {
      int source = log.sourceOf(frame);
      if (source != last) {
        run++;
        runStarts[run] = frame - span.start();
        runSources[run] = source;
        last = source;
      }
      runEnds[run] = frame - span.start() + 1;
    }
  }

  private void groupRuns() {
    for (int source : runSources) {
      if (source >= span.start()) {
        firstRun[numbers[source - span.start()] + 1]++;
      }
    }
    for (int number = 0; number < letThrough.length; number++) {
      firstRun[number + 1] += firstRun[number];
    }
    int[] next = firstRun.clone();
    for (int run = 0; run < runSources.length; run++) {
      if (runSources[run] >= span.start()) {
        runsByNumber[next[numbers[runSources[run] - span.start()]]++] = run;
      }
    }
  }

  public FrameSpan span() {
    return span;
  }

  /** How many frames of the stretch are let through. */
  public int letThrough() {
    return letThrough.length;
  }

  /** The frame let through as number {@code number}, counted from the first of the footage. */
  public int frameOf(int number) {
    return letThrough[number];
  }

  /** The frame let through as number {@code number}, counted from the first of the stretch. */
  public int localFrameOf(int number) {
    return letThrough[number] - span.start();
  }

  /** Number of the frame let through whose label a run takes; negative for one from before. */
  int numberOfRun(int run) {
    return runSources[run] < span.start() ? -1 : numbers[runSources[run] - span.start()];
  }

  /** How many runs there are. */
  public int runs() {
    return runStarts.length;
  }

  /** The frame whose label a run takes, counted from the first of the footage. */
  public int sourceOfRun(int run) {
    return runSources[run];
  }

  /**
   * Where the runs of frame number {@code number} begin, for {@link #run}; those of the next end
   * them.
   */
  public int firstRunOf(int number) {
    return firstRun[number];
  }

  /** The run at a place that {@link #firstRunOf} counts. */
  public int run(int place) {
    return runsByNumber[place];
  }

  public int runStart(int run) {
    return runStarts[run];
  }

  public int runEnd(int run) {
    return runEnds[run];
  }

  /**
   * Which share of the stretch's frames reaches each stage.
   *
   * @param candidate one with this filter
   * @param referred how many frames reach the reference model
   */
  public StageUse use(Candidate candidate, int referred) {
    double frames = Math.max(1, span.length());
    return new StageUse(
        candidate.needsPreview() ? processed / frames : 0,
        candidate.filter().difference().isPresent() ? processed / frames : 0,
        candidate.scores().isPresent() ? letThrough.length / frames : 0,
        referred / frames);
  }
}
