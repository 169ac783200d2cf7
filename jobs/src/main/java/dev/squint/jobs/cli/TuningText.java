package dev.squint.jobs.cli;

import dev.squint.core.plan.Certificate.CertifiedRate;
import dev.squint.core.plan.Certificate.QueryCertificate;
import dev.squint.jobs.offline.tuning.TuningSummary;
import dev.squint.jobs.offline.tuning.TuningSummary.FrontPoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What {@code squint tune} says to people at its end. */
final class TuningText {
  private static final int MAX_FRONT = 12;

  private TuningText() {}

  static String of(TuningSummary summary) {
    StringBuilder text = new StringBuilder();
    add(
        text,
        "%s: plan %s%s",
        summary.file(),
        summary.plan(),
        summary.certified() ? "" : " (not certified)");
    add(text, "SHA-256 %s", summary.sha256());
    summary.stages().forEach(stage -> add(text, "  %s", stage));
    add(text, "decided by %s", Console.shares(summary.stageShares()));
    add(
        text,
        "expected %.0f microseconds a frame against %.0f: %.1f times cheaper (%.0f where frames carry no preview)",
        summary.cost().microsPerFrame(),
        summary.cost().referenceMicrosPerFrame(),
        summary.cost().speedup(),
        summary.cost().microsPerFrameWithoutHeader());
    summary
        .selection()
        .forEach(
            error ->
                add(
                    text,
                    "%s, on the part it was chosen on: false negatives %s, false positives %s",
                    error.query(),
                    Console.percent(error.falseNegativeRate()),
                    Console.percent(error.falsePositiveRate())));
    summary.certificate().queries().forEach(query -> addHeldOut(text, query));
    add(text, "%s", summary.explanation());
    addFront(text, summary.front());
    addTiming(text, summary);
    return text.toString();
  }

  private static void addHeldOut(StringBuilder text, QueryCertificate query) {
    add(
        text,
        "%s, on held-out footage: false negatives %s, false positives %s",
        query.query(),
        rate(query.falseNegatives(), "events"),
        rate(query.falsePositives(), "stretches of absence"));
  }

  private static String rate(CertifiedRate rate, String units) {
    return "%s, at most %s (%d %s)"
        .formatted(
            Console.percent(rate.observed()),
            Console.percent(rate.upperBound()),
            rate.units(),
            units);
  }

  private static void addFront(StringBuilder text, List<FrontPoint> front) {
    if (front.isEmpty()) {
      return;
    }
    add(text, "%n%14s %10s %10s  plan", "microseconds", "false neg.", "false pos.");
    int step = Math.max(1, (front.size() + MAX_FRONT - 1) / MAX_FRONT);
    for (int i = 0; i < front.size(); i++) {
      FrontPoint point = front.get(i);
      if (i % step == 0 || point.chosen() || i == front.size() - 1) {
        add(
            text,
            "%14.0f %10s %10s  %s%s",
            point.microsPerFrame(),
            Console.percent(point.falseNegativeRate()),
            Console.percent(point.falsePositiveRate()),
            point.stages(),
            point.chosen() ? "  <- chosen" : "");
      }
    }
  }

  private static void addTiming(StringBuilder text, TuningSummary summary) {
    text.append(System.lineSeparator()).append("seconds:");
    for (Map.Entry<String, Double> step : summary.timing().entrySet()) {
      text.append(String.format(Locale.ROOT, " %s %.1f,", step.getKey(), step.getValue()));
    }
    text.setLength(text.length() - 1);
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
