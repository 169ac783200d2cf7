package dev.squint.jobs.cli;

import dev.squint.core.query.Query;
import dev.squint.core.query.Zone;
import dev.squint.jobs.options.PlanWords;
import dev.squint.jobs.options.UserException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options that say what is asked of a camera. */
final class QueryOptions {
  @Option(
      names = "--query",
      paramLabel = "CLASS[:SCORE][@ZONE]",
      description =
          "What is asked; may be given several times. The score's default is "
              + Query.DEFAULT_MINIMUM_SCORE
              + ".")
  private List<String> queries = List.of();

  @Option(
      names = "--zone",
      paramLabel = "NAME=X,Y;X,Y;X,Y",
      description =
          "A polygon that queries may name; 0,0 is the frame's top left, 1,1 its bottom right.")
  private List<String> zones = List.of();

  /**
   * What is asked.
   *
   * @param configured zones that are known beside those of the options, which come before them
   * @return empty when no query was given
   */
  List<Query> queries(List<Zone> configured) {
    Map<String, Zone> known = new LinkedHashMap<>();
    configured.forEach(zone -> known.put(zone.name(), zone));
    for (String text : zones) {
      Zone zone = UserException.check("--zone", () -> PlanWords.parseZone(text));
      known.put(zone.name(), zone);
    }
    List<Query> asked =
        queries.stream()
            .map(text -> UserException.check("--query", () -> Query.parse(text, known.values())))
            .toList();
    UserException.check("--query", () -> Query.requireDistinctNames(asked));
    return asked;
  }
}
