package dev.squint.optimizer.report;

import dev.squint.core.accuracy.EventCounts;
import dev.squint.core.accuracy.PresenceCounts;
import dev.squint.optimizer.report.TuningReport.QueryTrack;
import dev.squint.optimizer.report.TuningReport.Slice;
import java.util.List;

/**
 * What the page says of one query: its accuracy on the last slice, and how good its scores are.
 *
 * @param scoreQuality empty without a specialized model
 */
record QuerySection(
    int index,
    String name,
    String asked,
    String truePositives,
    String falseNegatives,
    String falsePositives,
    String trueNegatives,
    String precision,
    String recall,
    String f1,
    String falseNegativeRate,
    String falsePositiveRate,
    String eventsFound,
    String eventsMissed,
    String eventsInvented,
    List<ScoreQuality> scoreQuality) {

  /** The summary of a calibration curve. */
  record ScoreQuality(String brierScore, String expectedCalibrationError, String frames) {}

  static QuerySection of(int index, QueryTrack track, Slice slice) {
    PresenceCounts counts = counts(track, slice);
    EventCounts events =
        EventCounts.compare(
            track.truth().get(slice.start(), slice.end()),
            track.answer().get(slice.start(), slice.end()));
    return new QuerySection(
        index,
        track.name(),
        track.asked(),
        Wording.count(counts.truePositives()),
        Wording.count(counts.falseNegatives()),
        Wording.count(counts.falsePositives()),
        Wording.count(counts.trueNegatives()),
        Wording.percent(precision(counts)),
        Wording.percent(1 - counts.falseNegativeRate()),
        Wording.percent(f1(counts)),
        Wording.percent(counts.falseNegativeRate()),
        Wording.percent(counts.falsePositiveRate()),
        Wording.count(events.found()),
        Wording.count(events.missed()),
        Wording.count(events.invented()),
        scoreQuality(track, slice));
  }

  static PresenceCounts counts(QueryTrack track, Slice slice) {
    return PresenceCounts.compare(
        track.truth().get(slice.start(), slice.end()),
        track.answer().get(slice.start(), slice.end()),
        slice.frames());
  }

  /** Present and reported over reported; NaN when nothing was. */
  static double precision(PresenceCounts counts) {
    long reported = counts.truePositives() + counts.falsePositives();
    return reported == 0 ? Double.NaN : (double) counts.truePositives() / reported;
  }

  /** The harmonic mean of precision and recall; NaN when nothing was there or reported. */
  static double f1(PresenceCounts counts) {
    long either = 2 * counts.truePositives() + counts.falsePositives() + counts.falseNegatives();
    return either == 0 ? Double.NaN : 2.0 * counts.truePositives() / either;
  }

  private static List<ScoreQuality> scoreQuality(QueryTrack track, Slice slice) {
    if (track.scores().length == 0) {
      return List.of();
    }
    ReliabilityDiagram diagram = ReliabilityDiagram.of(track.scores(), track.raw(), slice);
    return List.of(
        new ScoreQuality(
            Wording.ratio(diagram.brierScore()),
            Wording.ratio(diagram.expectedCalibrationError()),
            Wording.count(diagram.frames())));
  }
}
