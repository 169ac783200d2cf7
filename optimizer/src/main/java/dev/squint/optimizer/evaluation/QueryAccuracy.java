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
   * @param truth of the reference model, one a frame, in order
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
    BitSet trueTimeline = Timelines.smooth(truth, smoothingFrames);
    BitSet answerTimeline = Timelines.smooth(answer, smoothingFrames);
    EventUnits events = UnitRate.events(trueTimeline, truth.size(), framesPerSecond);
    PresenceCounts counts = PresenceCounts.compare(trueTimeline, answerTimeline, truth.size());
    return new QueryAccuracy(
        query,
        counts,
        BinomialInterval.of(counts.falseNegatives(), counts.present(), CONFIDENCE),
        BinomialInterval.of(counts.falsePositives(), counts.absent(), CONFIDENCE),
        UnitRate.ofMisses(events, answerTimeline),
        UnitRate.ofInventions(events, answerTimeline, truth.size(), smoothingFrames),
        EventAccuracy.compare(trueTimeline, answerTimeline),
        NoScopeWindows.compare(truth, answer));
  }
}
