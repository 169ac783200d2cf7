package dev.squint.jobs.bench.soak;

import dev.squint.jobs.bench.latency.AnswerFigures;
import dev.squint.jobs.bench.load.LoadStatus;
import java.time.Duration;
import java.util.List;

/**
 * What a job held over time.
 *
 * @param cameras how many sent
 * @param framesPerSecond of a camera
 * @param seconds from the first answer to the end
 * @param offeredFrames sent in that time
 * @param answeredFrames read in that time
 * @param growths one a quantity
 * @param nothingGrows whether each quantity is flat
 * @param latency from capture to a reader, over the whole time
 * @param load what the sender did
 * @param samples in order
 * @param complete whether the whole time was soaked; else a stop came before
 */
public record SoakReport(
    int cameras,
    double framesPerSecond,
    double seconds,
    long offeredFrames,
    long answeredFrames,
    List<Growth> growths,
    boolean nothingGrows,
    AnswerFigures latency,
    LoadStatus load,
    List<SoakSample> samples,
    boolean complete) {
  /** Less shows nothing. */
  public static final Duration SHORTEST = Duration.ofMinutes(2);

  public SoakReport {
    growths = List.copyOf(growths);
    samples = List.copyOf(samples);
  }
}
