package dev.squint.jobs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The main class of the command line. */
public final class Squint {
  /** Read by {@code logback.xml}: the level of Squint's own loggers. */
  static final String LOG_LEVEL_PROPERTY = "squint.log.level";

  /** Read by {@code logback.xml}: the level of all other loggers. */
  static final String LIBRARY_LOG_LEVEL_PROPERTY = "squint.log.library.level";

  private Squint() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    setLogLevel(Arrays.asList(args));
    StopSignal stop = StopSignal.install();
    int exitCode =
        SquintCommand.commandLine(stop)
            .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(args);
    System.exit(stop.exitCode(exitCode));
  }

  /** Before the first logger exists, so before the options are parsed. */
  private static void setLogLevel(List<String> args) {
    if (args.contains(CommonOptions.VERBOSE) || args.contains(CommonOptions.VERBOSE_SHORT)) {
      System.setProperty(LOG_LEVEL_PROPERTY, "DEBUG");
      System.setProperty(LIBRARY_LOG_LEVEL_PROPERTY, "INFO");
    }
  }
}
