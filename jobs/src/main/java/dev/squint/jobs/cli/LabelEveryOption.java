package dev.squint.jobs.cli;

import dev.squint.jobs.options.UserException;
import picocli.CommandLine.Option;

/** The option that says how many frames are labelled. */
final class LabelEveryOption {
  static final String NAME = "--label-every";

  @Option(
      names = {NAME, "--every"},
      paramLabel = "N",
      description = "Label every N-th frame, counted from frame 0. Default: 1.")
  private int every = 1;

  /** Every how many frames one is labelled, at least 1. */
  int frames() {
    if (every < 1) {
      throw new UserException("%s must be at least 1: %d".formatted(NAME, every));
    }
    return every;
  }
}
