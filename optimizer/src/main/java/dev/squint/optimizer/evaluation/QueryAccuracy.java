package dev.squint.optimizer.evaluation;

import dev.squint.core.accuracy.NoScopeWindows;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.core.accuracy.Timelines;
import dev.squint.core.timeline.Presence;
import dev.squint.optimizer.replay.EventUnits;
import dev.squint.optimizer.statistics.BinomialInterval;
import java.util.BitSet;
import java.util.List;

/**
 * The accuracy of a cascade on one query: both sides smoothed into timelines, then compared.
 *
 * @param query the query's name
 * @param frames agreement frame by frame
 * @param falseNegativeRate interval over frames, 95%
 * @param falsePositiveRate interval over frames, 95%
 * @param misses over events, with a bound that holds for frames that resemble their neighbours
 * @param inventions over blocks of absence, likewise
 * @param events agreement event by event
 * @param windows agreement by NoScope's windows, not smoothed
 */
public record QueryAccuracy(
    String query,
    PresenceCounts frames,
    BinomialInterval falseNegativeRate,
    BinomialInterval falsePositiveRate,
    UnitRate misses,
    UnitRate inventions,
    EventAccuracy events,
    PresenceCounts windows) {
  public static final double CONFIDENCE = 0.95;

  /**
   * Compares verdicts frame by frame.
   *
   * @param truth one a frame, in order; frames of unknown truth count neither way
   * @param answer of the cascade, for the same frames
   * @param smoothingFrames odd window of the plan
   * @param framesPerSecond of the footage
   */
  public static QueryAccuracy of(
      String query,
      List<Presence> truth,
      List<Presence> answer,
      int smoothingFrames,
      double framesPerSecond) {
    if (truth.size() != answer.size()) {
      throw new IllegalArgumentException(
          "%d true verdicts cannot be compared with %d answers"
              .formatted(truth.size(), answer.size()));
    }
    CountedFrames counted = CountedFrames.of(truth);
    BitSet smoothTruth = Timelines.smooth(truth, smoothingFrames);
    smoothTruth.andNot(counted.uncounted());
    BitSet smoothAnswer = Timelines.smooth(answer, smoothingFrames);
    BitSet trueTimeline = counted.of(smoothTruth);
    BitSet answerTimeline = counted.of(smoothAnswer);
    int frames = counted.size();
    EventUnits events = UnitRate.events(trueTimeline, frames, framesPerSecond);
    PresenceCounts counts = PresenceCounts.compare(trueTimeline, answerTimeline, frames);
    return new QueryAccuracy(
        query,
        counts,
        BinomialInterval.of(counts.falseNegatives(), counts.present(), CONFIDENCE),
        BinomialInterval.of(counts.falsePositives(), counts.absent(), CONFIDENCE),
        UnitRate.ofMisses(events, answerTimeline),
        UnitRate.ofInventions(events, answerTimeline, frames, smoothingFrames),
        EventAccuracy.compare(
            trueTimeline, counted.of(counted.withoutUncountedEvents(smoothTruth, smoothAnswer))),
        NoScopeWindows.compare(counted.verdicts(truth), counted.verdicts(answer)));
  }
}
