package dev.squint.jobs.cli;

import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.EvaluationReport.Cost;
import dev.squint.jobs.offline.QueryReport;
import dev.squint.jobs.offline.QueryReport.Confusion;
import dev.squint.jobs.offline.QueryReport.Events;
import dev.squint.jobs.offline.QueryReport.Windows;
import dev.squint.jobs.offline.TruthKind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A comparison of a plan with its reference model, for people. */
final class EvaluationText {
  private static final String ROW = "  %-16s %16s %16s   %s%n";

  private EvaluationText() {}

  static String of(EvaluationReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%s on %s: %d frames against %s, both smoothed over %d frames%s%n",
            report.plan(),
            report.input(),
            report.frames(),
            report.truth() == TruthKind.EXACT ? "what is really there" : report.model(),
            report.smoothingFrames(),
            report.interrupted() ? " (stopped before the end)" : ""));
    if (report.labelEvery() > 1) {
      text.append(
          format(
              "%d frames have a label, every %d. and all between two that differ; the rest is filled in%n",
              report.labelledFrames(), report.labelEvery()));
    }
    report.queries().forEach(query -> text.append(query(query)));
    if (report.againstReference() != null && report.referenceAgainstExact() != null) {
      text.append(beside("the same against " + report.model(), report.againstReference()));
      text.append(
          beside(report.model() + " against what is really there", report.referenceAgainstExact()));
    }
    text.append(format("%ndecided by %s%n", Console.shares(report.stageShares())));
    text.append(
        format(
            "reference model asked about %d frames, %d of them answered by labels of an earlier run%n",
            report.referenceAnswers().run() + report.referenceAnswers().fromLabels(),
            report.referenceAnswers().fromLabels()));
    text.append(cost(report.cost(), report.speedup()));
    text.append("bounds: ").append(report.intervals()).append('\n');
    text.append("costs: ").append(report.cost().counted());
    return text.toString();
  }

  /** Other errors in short. */
  private static String beside(String title, List<QueryReport> queries) {
    StringBuilder text = new StringBuilder(format("%n%s%n", title));
    for (QueryReport query : queries) {
      text.append(
          format(
              "  %-18s false negatives %s, false positives %s; events: %d found, %d missed, %d invented%n",
              query.query(),
              rate(
                  query.falseNegativeRate(),
                  query.falseNegativeRateLower(),
                  query.falseNegativeRateUpper()),
              rate(
                  query.falsePositiveRate(),
                  query.falsePositiveRateLower(),
                  query.falsePositiveRateUpper()),
              query.events().found(),
              query.events().missed(),
              query.events().invented()));
    }
    return text.toString();
  }

  private static String query(QueryReport query) {
    Confusion frames = query.confusion();
    return format("%n%-18s %16s %16s%n", query.query(), "answered present", "answered absent")
        + format(
            ROW,
            "truly present",
            frames.truePositives(),
            frames.falseNegatives(),
            "false negatives "
                + rate(
                    query.falseNegativeRate(),
                    query.falseNegativeRateLower(),
                    query.falseNegativeRateUpper()))
        + format(
            ROW,
            "truly absent",
            frames.falsePositives(),
            frames.trueNegatives(),
            "false positives "
                + rate(
                    query.falsePositiveRate(),
                    query.falsePositiveRateLower(),
                    query.falsePositiveRateUpper()))
        + format(
            "  precision %s, recall %s, F1 %s%n",
            percent(query.precision()), percent(query.recall()), percent(query.f1()))
        + units(query)
        + events(query.events())
        + windows(query.noScopeWindows());
  }

  private static String units(QueryReport query) {
    return format(
        "  at most %s missed, by %d events apart; at most %s invented, by %d blocks of absence%n",
        percent(query.misses().upper()),
        query.misses().units(),
        percent(query.inventions().upper()),
        query.inventions().units());
  }

  private static String events(Events events) {
    return format(
        "  events: %d found, %d missed, %d invented; precision %s, recall %s%n",
        events.found(),
        events.missed(),
        events.invented(),
        rate(events.precision(), events.precisionLower(), events.precisionUpper()),
        rate(events.recall(), events.recallLower(), events.recallUpper()));
  }

  private static String windows(Windows windows) {
    return format(
        "  NoScope's %d windows of 30 frames: false negatives %s, false positives %s%n",
        windows.windows(),
        percent(windows.falseNegativeRate()),
        percent(windows.falsePositiveRate()));
  }

  private static String cost(Cost cost, double speedup) {
    Double predicted = cost.predictedMicrosPerFrame();
    return format(
        "%.0f microseconds a frame%s against %.0f (measured on %d frames): %.1f times cheaper%n",
        cost.microsPerFrame(),
        predicted == null ? "" : format(" (tuning expected %.0f)", predicted),
        cost.referenceMicrosPerFrame(),
        cost.referenceFramesTimed(),
        speedup);
  }

  private static String rate(@Nullable Double rate, double lower, double upper) {
    return rate == null
        ? "none"
        : "%s (%s to %s)".formatted(percent(rate), percent(lower), percent(upper));
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "none" : Console.percent(share);
  }

  private static String format(String pattern, @Nullable Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
