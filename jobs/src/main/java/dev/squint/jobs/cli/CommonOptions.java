package dev.squint.jobs.cli;

import picocli.CommandLine.Option;

/**
 * The options that every command takes; {@link SquintCommand} adds them to those that do not name
 * them.
 */
public final class CommonOptions {
  static final String HELP = "--help";
  static final String VERBOSE = "--verbose";
  static final String VERBOSE_SHORT = "-v";

  @Option(
      names = {"-h", HELP},
      usageHelp = true,
      description = "Show this help and exit.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {VERBOSE_SHORT, VERBOSE},
      description = "Log more to standard error, and show errors with their stack traces.")
  @SuppressWarnings("UnusedVariable") // Squint and ErrorReport look for it in the arguments
  private boolean verbose;
}
