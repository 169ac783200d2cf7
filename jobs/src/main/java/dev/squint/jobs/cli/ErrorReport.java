package dev.squint.jobs.cli;

import dev.squint.core.model.ModelLoadException;
import dev.squint.core.plan.InvalidPlanException;
import dev.squint.jobs.options.UserException;
import dev.squint.video.source.VideoReadException;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into text on standard error and an exit code. */
final class ErrorReport {
  private ErrorReport() {}

  /** A mistake in the arguments: one line, with where to read more. */
  static int parameter(ParameterException exception, String[] args) {
    CommandLine command = exception.getCommandLine();
    PrintWriter err = command.getErr();
    err.println(
        "squint: %s (see %s --help)"
            .formatted(oneLine(exception.getMessage()), command.getCommandSpec().qualifiedName()));
    return SquintCommand.USER_ERROR;
  }

  /** What a command threw: one line for what the user can mend, else the stack trace. */
  static int execution(Exception exception, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    if (exception instanceof ParameterException parameter) {
      return parameter(parameter, new String[0]);
    }
    if (!isUsers(exception)) {
      err.println("squint: an error of Squint's own, please report it:");
      exception.printStackTrace(err);
      return SquintCommand.INTERNAL_ERROR;
    }
    err.println("squint: " + oneLine(exception.getMessage()));
    if (isVerbose(parsed)) {
      exception.printStackTrace(err);
    }
    return SquintCommand.USER_ERROR;
  }

  private static boolean isUsers(Exception exception) {
    return exception instanceof UserException
        || exception instanceof ModelLoadException
        || exception instanceof InvalidPlanException
        || exception instanceof VideoReadException;
  }

  private static boolean isVerbose(ParseResult parsed) {
    ParseResult deepest = parsed;
    while (deepest.hasSubcommand()) {
      deepest = deepest.subcommand();
    }
    return deepest.hasMatchedOption(CommonOptions.VERBOSE);
  }

  private static String oneLine(@Nullable String message) {
    return String.valueOf(message).strip().replaceAll("\\s*\\R\\s*", "; ");
  }
}
