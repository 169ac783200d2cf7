package dev.squint.jobs.cli;

import dev.squint.jobs.demo.DemoSummary;
import dev.squint.jobs.demo.DemoSummary.CameraQuery;
import dev.squint.jobs.demo.DemoSummary.Cost;
import dev.squint.jobs.demo.DemoSummary.Wall;
import dev.squint.jobs.offline.QueryReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a demo has to say, for people. */
final class DemoText {
  private DemoText() {}

  /** What a run has come to. */
  static String of(DemoSummary summary) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%d of %d frames of %d cameras answered: %s%n",
            summary.frames(),
            summary.expectedFrames(),
            summary.cameras().size(),
            Console.shares(summary.stageShares())));
    text.append(format("%d events, %d dead letters%n", summary.events(), summary.deadLetters()));
    text.append(errors("against what was really there", summary.accuracy().exactTruth()));
    text.append(
        errors("against the reference model on every frame", summary.accuracy().referenceModel()));
    text.append(
        errors(
            "the reference model itself against what was really there",
            summary.accuracy().referenceModelAgainstExactTruth()));
    text.append(cost(summary.cost(), summary.speedup()));
    Wall wall = summary.wall();
    text.append(
        format(
            "%.1f seconds to start, %.1f until all was answered, %.1f to compare",
            wall.start(), wall.job(), wall.comparison()));
    return text.toString();
  }

  private static String errors(String title, List<CameraQuery> queries) {
    if (queries.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(format("%n%s%n", title));
    for (CameraQuery query : queries) {
      QueryReport report = query.report();
      text.append(
          format(
              "  %-12s %-12s missed %8s of present, invented %8s of absent; events: %d found, %d missed, %d invented%n",
              query.camera(),
              report.query(),
              percent(report.falseNegativeRate()),
              percent(report.falsePositiveRate()),
              report.events().found(),
              report.events().missed(),
              report.events().invented()));
    }
    return text.toString();
  }

  private static String cost(@Nullable Cost cost, @Nullable Double speedup) {
    return cost == null || speedup == null
        ? ""
        : format(
            "%n%.0f microseconds a frame against %.0f of the reference model on every frame: %.1f times cheaper%n",
            cost.microsPerFrame(), cost.referenceMicrosPerFrame(), speedup);
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "none" : Console.percent(share);
  }

  private static String format(String pattern, @Nullable Object... arguments) {
    return String.format(Locale.ROOT, pattern, arguments);
  }
}
