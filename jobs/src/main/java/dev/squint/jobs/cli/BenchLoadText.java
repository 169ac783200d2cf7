package dev.squint.jobs.cli;

import dev.squint.jobs.bench.cameras.CameraLevel;
import dev.squint.jobs.bench.latency.LatencyFigures;
import dev.squint.jobs.bench.latency.LatencyReport;
import dev.squint.jobs.bench.load.LoadStatus;
import dev.squint.jobs.bench.soak.Growth;
import dev.squint.jobs.bench.soak.SoakReport;
import java.util.List;
import java.util.Locale;

/** What was measured under load, for people. */
final class BenchLoadText {
  private static final double KIBIBYTE = 1024;
  private static final double MEBIBYTE = KIBIBYTE * KIBIBYTE;

  private BenchLoadText() {}

  static String latency(LatencyReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%ncapture to detection, milliseconds; full load is %.0f frames a second%n",
            report.capacityFramesPerSecond()));
    text.append(
        format(
            "%-14s %5s %8s %10s  %-30s %-30s %s%n",
            "written",
            "load",
            "cameras",
            "frames/s",
            "filter path p50/p99/p99.9/max",
            "reference path p50/p99/p99.9",
            ""));
    for (LatencyReport.Mode mode : report.modes()) {
      for (LatencyReport.Level level : mode.levels()) {
        LatencyFigures reference = level.latency().referencePath();
        text.append(
            format(
                "%-14s %4.0f%% %8d %10.0f  %-30s %-30s %s%n",
                mode.exactlyOnce() ? "exactly once" : "at least once",
                100 * level.loadShare(),
                level.cameras(),
                level.answeredFramesPerSecond(),
                figures(level.latency().filterPath())
                    + "/"
                    + level.latency().filterPath().maxMillis(),
                reference.frames() == 0 ? "none" : figures(reference),
                remark(level.keptUp(), level.load())));
      }
    }
    return text.toString();
  }

  private static String figures(LatencyFigures figures) {
    return format("%d/%d/%d", figures.p50Millis(), figures.p99Millis(), figures.p999Millis());
  }

  static String cameras(List<CameraLevel> levels) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%n%8s %9s %10s %6s %8s %9s %9s %11s %12s %9s  %s%n",
            "cameras",
            "task mgrs",
            "frames/s",
            "cores",
            "us/frame",
            "heap MiB",
            "native",
            "state KiB/c",
            "checkpoint",
            "p99 ms",
            ""));
    for (CameraLevel level : levels) {
      text.append(
          format(
              "%8d %9d %10.0f %6.2f %8.0f %9.0f %9.0f %11.1f %12s %9d  %s%n",
              level.cameras(),
              level.taskManagers(),
              level.answeredFramesPerSecond(),
              level.processorCores(),
              level.microsPerFrame(),
              level.heapUsedBytes() / MEBIBYTE,
              level.nativeBytes() / MEBIBYTE,
              level.stateBytesPerCamera() / KIBIBYTE,
              format(
                  "%.0f KiB %d ms", level.checkpointBytes() / KIBIBYTE, level.checkpointMillis()),
              level.latency().filterPath().p99Millis(),
              remark(level.keptUp(), level.load())));
    }
    return text.toString();
  }

  private static String remark(boolean keptUp, LoadStatus load) {
    if (!load.keptPace()) {
      return "the sender did not keep its pace";
    }
    return keptUp ? "" : "the job did not keep up";
  }

  static String soak(SoakReport report) {
    StringBuilder text = new StringBuilder();
    text.append(
        format(
            "%d cameras at %.0f frames a second for %.0f s%s: %d frames sent, %d answered%n",
            report.cameras(),
            report.framesPerSecond(),
            report.seconds(),
            report.complete() ? "" : " (stopped before the end)",
            report.offeredFrames(),
            report.answeredFrames()));
    text.append(
        format(
            "%-16s %16s %16s %35s %16s  %s%n",
            "quantity",
            "level",
            "slope an hour",
            "its 95% interval",
            "limit an hour",
            "second half"));
    for (Growth growth : report.growths()) {
      text.append(
          format(
              "%-16s %16.0f %16.0f %35s %16.0f  %s%n",
              growth.quantity(),
              growth.level(),
              growth.perHour(),
              format("%.0f to %.0f", growth.perHourLower(), growth.perHourUpper()),
              growth.limitPerHour(),
              growth.verdict().name().toLowerCase(Locale.ROOT)));
    }
    return text.append(report.nothingGrows() ? "nothing grows" : "not all is flat").toString();
  }

  private static String format(String format, Object... arguments) {
    return String.format(Locale.ROOT, format, arguments);
  }
}
