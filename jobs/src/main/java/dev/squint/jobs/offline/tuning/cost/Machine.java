package dev.squint.jobs.offline.tuning.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** What this machine is, as far as costs depend on it. */
public final class Machine {
  private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
  private static final String FOLDER_VARIABLE = "SQUINT_COSTS";

  private Machine() {}

  /** Processor, number of cores and Java, in one line. */
  public static String describe() {
    return String.join(
        "|",
        processor(),
        Integer.toString(Runtime.getRuntime().availableProcessors()),
        System.getProperty("os.arch", ""),
        System.getProperty("java.vm.name", ""),
        System.getProperty("java.version", ""));
  }

  /**
   * Where the costs of this machine are kept unless the user says otherwise: what {@code
   * SQUINT_COSTS} names, else the user's cache folder.
   */
  public static Path costsFolder(Map<String, String> environment) {
    String named = environment.getOrDefault(FOLDER_VARIABLE, "");
    if (!named.isBlank()) {
      return Path.of(named);
    }
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isBlank() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(cache);
    return base.resolve("squint").resolve("costs");
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(PROCESSORS)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
