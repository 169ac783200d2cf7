package dev.squint.jobs.cli;

import dev.squint.core.plan.PlanBundle;
import dev.squint.core.plan.PlanBundles;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.offline.tuning.StoppedException;
import dev.squint.jobs.offline.tuning.ThresholdTrial;
import dev.squint.jobs.offline.tuning.WhatIfReport;
import dev.squint.jobs.offline.tuning.WhatIfReport.Event;
import dev.squint.jobs.offline.tuning.WhatIfReport.QueryChange;
import dev.squint.jobs.options.UserException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code squint whatif}: what other thresholds would have changed. */
@Command(
    name = "whatif",
    description = {
      "Shows which events other thresholds would make appear and disappear, from a tuning's logs.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  squint whatif --plan lobby.squint --set person.low=0.1 --set person.high=0.9",
      "  squint whatif --plan lobby.squint --set difference=0.002 --json",
      "",
      "Settings: QUERY.low and QUERY.high (below and above which the specialized model is sure),",
      "difference (below which a frame takes an earlier one's answer), processEvery. No video is",
      "read and no model asked: the logs that squint tune has kept beside the plan say it all."
    })
final class WhatifCommand implements Callable<Integer> {
  private static final int MAX_EVENTS = 20;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private JsonOption json = new JsonOption();

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "PLAN",
      description = "The plan bundle, as written by squint tune.")
  private Path plan = Path.of("");

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description = "The work folder of its tuning. Default: PLAN.work.")
  private Optional<Path> work = Optional.empty();

  @Option(
      names = "--set",
      required = true,
      paramLabel = "NAME=VALUE",
      description = "A setting and its other value; may be given several times.")
  private List<String> settings = List.of();

  private final StopSignal stop;
  private final OfflineBackend backend;

  WhatifCommand(StopSignal stop, OfflineBackend backend) {
    this.stop = stop;
    this.backend = backend;
  }

  @Override
  public Integer call() {
    PlanBundle bundle = PlanBundles.read(plan);
    Console console = new Console(spec, json.isJson());
    WhatIfReport report;
    try (ProgressDisplay progress = console.progress("comparing")) {
      report =
          new ThresholdTrial(backend, stop)
              .compare(bundle, work.orElseGet(() -> WorkOptions.besides(plan)), values(), progress);
    } catch (StoppedException e) {
      return 0;
    }
    console.result(report, text(report));
    return 0;
  }

  private Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (String setting : settings) {
      int equals = setting.lastIndexOf('=');
      try {
        values.put(
            setting.substring(0, Math.max(0, equals)).strip(),
            Double.parseDouble(setting.substring(equals + 1)));
      } catch (NumberFormatException e) {
        throw new UserException(
            "--set takes NAME=NUMBER, for example person.low=0.1: " + setting, e);
      }
    }
    return values;
  }

  private static String text(WhatIfReport report) {
    StringBuilder text = new StringBuilder();
    add(text, "%s on the %d frames it was tuned on:", report.plan(), report.frames());
    add(
        text,
        "reference model %s -> %s of the frames, %.0f -> %.0f microseconds a frame",
        Console.percent(report.referenceShareBefore()),
        Console.percent(report.referenceShareAfter()),
        report.microsPerFrameBefore(),
        report.microsPerFrameAfter());
    for (QueryChange query : report.queries()) {
      add(
          text,
          "%s: %d frames change; false negatives %s -> %s, false positives %s -> %s",
          query.query(),
          query.changedFrames(),
          Console.percent(query.before().falseNegativeRate()),
          Console.percent(query.after().falseNegativeRate()),
          Console.percent(query.before().falsePositiveRate()),
          Console.percent(query.after().falsePositiveRate()));
      addEvents(text, "appear", query.appearing());
      addEvents(text, "disappear", query.disappearing());
    }
    return text.toString();
  }

  private static void addEvents(StringBuilder text, String what, List<Event> events) {
    add(text, "  %d events %s%s", events.size(), what, events.isEmpty() ? "" : ":");
    for (Event event : events.subList(0, Math.min(MAX_EVENTS, events.size()))) {
      add(
          text,
          "    frames %d to %d (from %.1f s, for %.1f s), %s",
          event.fromFrame(),
          event.toFrame() - 1,
          event.fromSecond(),
          event.seconds(),
          event.isTrue() ? "seen by the reference model" : "not seen by the reference model");
    }
    if (events.size() > MAX_EVENTS) {
      add(text, "    and %d more, see --json", events.size() - MAX_EVENTS);
    }
  }

  private static void add(StringBuilder text, String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
