package dev.squint.jobs.offline.tuning.cost;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.squint.core.hash.Sha256;
import dev.squint.core.json.Json;
import dev.squint.jobs.options.UserException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/**
 * The costs that were measured on this machine, in a file that all tunings of a user share: so two
 * tunings weigh the same costs and come to the same plan.
 *
 * <p>Each cost has a name that says all it depends on, and is measured when it is first asked for.
 * Written after each measurement; of two processes that measure the same the later wins. One
 * thread.
 */
public final class MachineProfile {
  /** Costs that were measured in another way are not taken for these. */
  private static final String METHOD = "|between other work";

  private static final String UNFINISHED = ".partial";
  private static final int NAME_DIGITS = 12;
  private static final double SIGNIFICANT = 1000;

  private final Path file;
  private final boolean measureAnew;
  private final SortedMap<String, Double> micros = new TreeMap<>();
  private final Set<String> measured = new HashSet<>();

  private MachineProfile(Path file, boolean measureAnew) {
    this.file = file;
    this.measureAnew = measureAnew;
  }

  /**
   * Opens the profile of a machine; one that cannot be read counts as empty.
   *
   * @param folder of profiles
   * @param machine what costs depend on beside their names: processor, Java
   * @param measureAnew whether to measure what is known already too
   */
  public static MachineProfile open(Path folder, String machine, boolean measureAnew) {
    String known = machine + METHOD;
    String name = Sha256.of(known.getBytes(StandardCharsets.UTF_8)).substring(0, NAME_DIGITS);
    MachineProfile profile = new MachineProfile(folder.resolve(name + ".json"), measureAnew);
    profile.micros.putAll(profile.read());
    return profile;
  }

  /** The file. */
  public Path file() {
    return file;
  }

  /**
   * A cost in microseconds.
   *
   * @param name of what is measured, with all that the cost depends on
   * @param measurement made when the cost is not known
   */
  public double micros(String name, DoubleSupplier measurement) {
    Double known = micros.get(name);
    if (known != null && (!measureAnew || measured.contains(name))) {
      return known;
    }
    double cost = rounded(measurement.getAsDouble());
    micros.putAll(read()); // what others have measured meanwhile
    micros.put(name, cost);
    measured.add(name);
    write();
    return cost;
  }

  /** To three digits: the rest is noise. */
  private static double rounded(double cost) {
    if (!(cost > 0)) {
      return 0;
    }
    double unit = Math.pow(10, Math.floor(Math.log10(cost))) / SIGNIFICANT * 10;
    return Math.round(Math.round(cost / unit) * unit * SIGNIFICANT) / SIGNIFICANT;
  }

  private Map<String, Double> read() {
    try {
      if (!Files.isRegularFile(file)) {
        return Map.of();
      }
      return Json.mapper().readValue(file.toFile(), new TypeReference<Map<String, Double>>() {});
    } catch (IOException e) {
      return Map.of(); // measured anew
    }
  }

  private void write() {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      Path unfinished = file.resolveSibling(file.getFileName() + UNFINISHED);
      Files.write(
          unfinished, Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(micros));
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserException(
          "measured costs cannot be kept in %s: %s".formatted(file, e.getMessage()), e);
    }
  }
}
