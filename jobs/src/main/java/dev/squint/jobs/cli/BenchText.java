package dev.squint.jobs.cli;

import dev.squint.jobs.bench.BenchReport;
import dev.squint.jobs.bench.BudgetCheck;
import dev.squint.jobs.bench.cost.CostCheck;
import dev.squint.jobs.bench.endtoend.EndToEndReport;
import dev.squint.jobs.bench.endtoend.EndToEndReport.Contender;
import dev.squint.jobs.bench.peer.PeerReport;
import dev.squint.jobs.bench.peer.PeerReport.AnswerAccuracy;
import dev.squint.jobs.bench.peer.PeerReport.ContenderFigures;
import dev.squint.jobs.bench.stage.MachineRates;
import dev.squint.jobs.bench.stage.StageCost;
import dev.squint.jobs.offline.EvaluationReport;
import dev.squint.jobs.offline.QueryReport;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a benchmark measured, for people. */
final class BenchText {
  private BenchText() {}

  static String of(BenchReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%s on %s with %s%n%s%s%n",
            report.plan(),
            report.input(),
            report.model(),
            report.machine().description().replace("|", ", "),
            report.interrupted() ? " (stopped before the end)" : ""));
    section(text, report.machine().rates(), BenchText::rates);
    section(text, report.stages(), BenchText::stages);
    section(text, report.accuracy(), BenchText::accuracy);
    section(text, report.cost(), BenchText::cost);
    section(text, report.peers(), BenchText::peers);
    section(text, report.endToEnd(), BenchText::endToEnd);
    section(text, report.latencyMillis(), BenchLoadText::latency);
    section(text, report.cameras(), BenchLoadText::cameras);
    text.append(budgets(report.budgets()));
    text.append(format("%nin %.0f s", report.seconds()));
    return text.toString();
  }

  /** Writes a part that was measured. */
  interface Part<T> {
    String text(T measured);
  }

  private static <T> void section(StringBuilder text, @Nullable T measured, Part<T> part) {
    if (measured != null) {
      text.append(part.text(measured));
    }
  }

  private static String rates(MachineRates rates) {
    return format(
        "one core does at most: %.0f MB/s of JPEG through the entropy decoder, %.0f GFLOP/s of matrix product, %.1f GB/s from memory%n",
        rates.entropyMegabytesPerSecond(),
        rates.matrixGigaflopsPerSecond(),
        rates.memoryGigabytesPerSecond());
  }

  private static String stages(List<StageCost> stages) {
    StringBuilder text = new StringBuilder();
    text.append(format("%n%-40s %12s %12s  %s%n", "stage", "us a frame", "limit", "limited by"));
    for (StageCost stage : stages) {
      Double limit = stage.limitMicrosPerFrame();
      text.append(
          format(
              "%-40s %12.1f %12s  %s%n",
              stage.name(),
              stage.microsPerFrame(),
              limit == null ? "" : format("%.1f", limit),
              stage.limitedBy()));
    }
    return text.toString();
  }

  private static String accuracy(EvaluationReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%nerror over %d frames against %s on every frame%n", report.frames(), report.model()));
    for (QueryReport query : report.queries()) {
      text.append(
          format(
              "%-20s missed %s of %d present frames, invented %s of %d absent frames; events: %d found, %d missed, %d invented%n",
              query.query(),
              rate(query.falseNegativeRate()),
              query.presentFrames(),
              rate(query.falsePositiveRate()),
              query.absentFrames(),
              query.events().found(),
              query.events().missed(),
              query.events().invented()));
    }
    return text.append(format("decided by %s%n", Console.shares(report.stageShares()))).toString();
  }

  private static String rate(@Nullable Double rate) {
    return rate == null ? "none" : Console.percent(rate);
  }

  private static String cost(CostCheck check) {
    Double tuning = check.tuningMicrosPerFrame();
    return format(
        "%ncost model: %.1f us a frame expected from these stages, %.1f measured in a plain loop (ratio %.2f)%s%n",
        check.predictedMicrosPerFrame(),
        check.measuredMicrosPerFrame(),
        check.ratio(),
        tuning == null ? "" : format("; %.1f expected when it was tuned", tuning));
  }

  private static String peers(PeerReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%nin front of %s, %d frames; CPU time from the JPEG to the decision%n%-34s %8s %11s %8s%n",
            report.model(), report.frames(), "contender", "sent", "us a frame", "cheaper"));
    for (ContenderFigures contender : report.contenders()) {
      Double speedup = contender.speedup();
      text.append(
          format(
              "%-34s %8s %11.1f %8s%n",
              contender.name(),
              Console.percent(contender.sentShare()),
              contender.microsPerFrame(),
              speedup == null ? "" : format("%.1fx", speedup)));
      for (AnswerAccuracy accuracy : contender.accuracy()) {
        text.append(
            format(
                "    %s, %s: missed %s, invented %s; events %d found, %d missed, %d invented%n",
                accuracy.query(),
                accuracy.unsentFrames(),
                rate(accuracy.falseNegativeRate()),
                rate(accuracy.falsePositiveRate()),
                accuracy.eventsFound(),
                accuracy.eventsMissed(),
                accuracy.eventsInvented()));
      }
    }
    return text.toString();
  }

  private static String endToEnd(EndToEndReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%nend to end over Kafka, %d frames of %.0f kB (%d different), median of %d rounds%n",
            report.frames(),
            report.meanFrameBytes() / 1e3,
            report.distinctFrames(),
            report.rounds()));
    text.append(format("%-40s %12s %16s%n", "contender", "frames/s", "CPU us a frame"));
    for (Contender contender : report.contenders()) {
      text.append(
          format(
              "%-40s %12.0f %16.1f%n",
              contender.description(), contender.framesPerSecond(), contender.cpuMicrosPerFrame()));
    }
    return text.append(
            format(
                "cascade against reference model: %.1f times as fast, %.1f times less CPU; against the consumer: %.2f of its rate, %.2f when all frames short-circuit%n",
                report.speedup(),
                report.cpuSpeedup(),
                report.cascadeConsumerRatio(),
                report.consumerRatio()))
        .toString();
  }

  private static String budgets(List<BudgetCheck> budgets) {
    StringBuilder text = new StringBuilder();
    if (!budgets.isEmpty()) {
      text.append(format("%n%-66s %10s  %-7s %s%n", "budget", "measured", "", "bound"));
    }
    for (BudgetCheck check : budgets) {
      text.append(
          format(
              "%-66s %10.2f  %-7s %s%n",
              check.name(), check.measured(), check.met() ? "met" : "MISSED", check.budget()));
    }
    return text.toString();
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
