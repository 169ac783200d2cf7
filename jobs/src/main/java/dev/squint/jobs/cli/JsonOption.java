package dev.squint.jobs.cli;

import picocli.CommandLine.Option;

/** The option that makes a command's answer one JSON document. */
final class JsonOption {
  @Option(
      names = "--json",
      description = "Print one JSON document on standard output and nothing else there.")
  private boolean json;

  boolean isJson() {
    return json;
  }
}
