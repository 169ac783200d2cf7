package dev.squint.jobs.cli;

import dev.squint.jobs.offline.NativeBackend;
import dev.squint.jobs.offline.OfflineBackend;
import dev.squint.jobs.options.DurationText;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command {@code squint}, whose subcommands do the work. */
@Command(
    name = "squint",
    description = {
      "Watches fixed cameras for objects at a fraction of a full detector's cost.",
      "",
      "Each frame is looked at cheaply first; only frames in doubt go to the reference model.",
      ""
    },
    versionProvider = SquintVersion.class,
    subcommands = {
      DemoCommand.class,
      IngestCommand.class,
      DeployCommand.class,
      LocalCommand.class,
      QueryCommand.class,
      WebCommand.class,
      RunCommand.class,
      LabelCommand.class,
      TuneCommand.class,
      WhatifCommand.class,
      EvaluateCommand.class,
      BenchCommand.class,
      PlansCommand.class,
      ModelsCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Examples:",
      "  squint demo",
      "  squint plans create --camera lobby --fps 10 --query person --out lobby.squint",
      "  squint run --plan lobby.squint --input lobby.mp4 --reference yolov8s.onnx --out lobby.jsonl",
      "  squint evaluate --plan lobby.squint --input lobby.mp4 --reference yolov8s.onnx",
      "",
      "squint COMMAND --help says more about one command. Exit codes: 0 done, 2 a mistake in what",
      "was asked (said in one line), 1 an error of Squint's own (with a stack trace)."
    })
public final class SquintCommand implements Runnable {
  /** Exit code of an error that is not the user's. */
  public static final int INTERNAL_ERROR = 1;

  /** Exit code of a mistake in what the user asked. */
  public static final int USER_ERROR = 2;

  private static final int HELP_COLUMNS = 100;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean version;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "say what to do: a COMMAND is missing");
  }

  /** The command line with its error handling, on real videos and models. */
  public static CommandLine commandLine(StopSignal stop) {
    return commandLine(stop, new NativeBackend());
  }

  static CommandLine commandLine(StopSignal stop, OfflineBackend backend) {
    CommandLine commandLine =
        new CommandLine(SquintCommand.class, new CommandFactory(stop, backend));
    addCommonOptions(commandLine);
    return commandLine
        .registerConverter(Duration.class, SquintCommand::duration)
        .setUsageHelpWidth(HELP_COLUMNS)
        .setExecutionStrategy(parsed -> execute(parsed, stop))
        .setParameterExceptionHandler(ErrorReport::parameter)
        .setExecutionExceptionHandler(ErrorReport::execution);
  }

  private static Duration duration(String text) {
    return DurationText.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "\"%s\" must be %s".formatted(text, DurationText.RULE)));
  }

  private static int execute(ParseResult parsed, StopSignal stop) {
    ParseResult deepest = parsed;
    while (deepest.hasSubcommand()) {
      deepest = deepest.subcommand();
    }
    if (CommandFactory.takesStopSignal(deepest.commandSpec().userObject().getClass())) {
      stop.watch();
    }
    return new RunLast().execute(parsed);
  }

  private static void addCommonOptions(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption(CommonOptions.HELP) == null) {
      spec.addMixin("common", CommandSpec.forAnnotatedObject(new CommonOptions()));
    }
    command.getSubcommands().values().forEach(SquintCommand::addCommonOptions);
  }
}
