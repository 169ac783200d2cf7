package dev.squint.jobs.cli;

import dev.squint.jobs.options.SquintConfig;
import dev.squint.jobs.options.yaml.ConfigFile;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option that names a configuration file. */
public final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "A configuration file (squint.yaml); options override it.")
  private Optional<Path> file = Optional.empty();

  /** What the file holds, if one was named. */
  public Optional<SquintConfig> read() {
    return file.map(ConfigFile::read);
  }
}
