package dev.squint.jobs.cli;

import dev.squint.jobs.demo.SimulatedShowSettings;
import dev.squint.jobs.options.SendingRate;
import dev.squint.jobs.options.UserException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** The options that say what the demo shows, and for how long. */
final class DemoOptions {
  private static final long DEFAULT_FRAMES = 600;

  @Option(
      names = "--cameras",
      paramLabel = "N",
      description =
          "How many simulated cameras. Beyond four, scenes come again from other seeds, and without a"
              + " plan of their own. Default: 4.")
  private Optional<Integer> cameras = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Fixes views and traffic; with another than 1, no shipped plan fits. Default: 1.")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--day",
      paramLabel = "DURATION",
      description =
          "How long a simulated day lasts; things move at their usual speed. Default: 20m.")
  private Optional<Duration> day = Optional.empty();

  @Option(
      names = "--rate",
      paramLabel = "source|max|N",
      description =
          "How fast frames are sent: at the cameras' own pace (10 a second), as fast as they are"
              + " drawn, or N a second. Default: source, with --headless max.")
  private Optional<String> rate = Optional.empty();

  @Option(
      names = "--headless",
      description = "Serve no page; run to the end, compare, and print a summary.")
  private boolean headless;

  @Option(
      names = "--frames",
      paramLabel = "N",
      description = "With --headless, frames of each camera. Default: 600.")
  private Optional<Long> frames = Optional.empty();

  boolean isHeadless() {
    return headless;
  }

  /** How many frames each camera has; empty for no end. */
  OptionalLong frames() {
    if (frames.isPresent() && !headless) {
      throw new UserException("--frames is for --headless; without, the demo runs until Ctrl-C");
    }
    long asked = frames.orElse(DEFAULT_FRAMES);
    if (asked < 1) {
      throw new UserException("--frames must be at least 1: " + asked);
    }
    return headless ? OptionalLong.of(asked) : OptionalLong.empty();
  }

  SendingRate rate() {
    return rate.map(text -> UserException.check("--rate", () -> SendingRate.parse(text)))
        .orElse(headless ? SendingRate.UNLIMITED : SendingRate.OWN_PACE);
  }

  /** Which simulated cameras are shown. */
  SimulatedShowSettings simulated() {
    OptionalLong length = frames();
    SendingRate sending = rate();
    return UserException.check(
        "--cameras, --day",
        () ->
            new SimulatedShowSettings(
                cameras.orElse(SimulatedShowSettings.DEFAULT_CAMERAS),
                seed.orElse(SimulatedShowSettings.DEFAULT_SEED),
                day.orElse(SimulatedShowSettings.DEFAULT_DAY),
                length,
                sending));
  }

  /** Fails when an option was given that is about simulated cameras. */
  void requireNoneOfSimulation() {
    if (cameras.isPresent() || seed.isPresent() || day.isPresent() || frames.isPresent()) {
      throw new UserException(
          "--cameras, --seed, --day and --frames are for simulated cameras; --video is run to its end");
    }
  }
}
